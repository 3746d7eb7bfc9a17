@NullMarked
package dev.brigade.embedded.data;

import org.jspecify.annotations.NullMarked;
