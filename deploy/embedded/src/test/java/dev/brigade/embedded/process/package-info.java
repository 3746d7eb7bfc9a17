@NullMarked
package dev.brigade.embedded.process;

import org.jspecify.annotations.NullMarked;
