@NullMarked
package dev.brigade.embedded.options;

import org.jspecify.annotations.NullMarked;
