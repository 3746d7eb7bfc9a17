@NullMarked
package dev.brigade.backing;

import org.jspecify.annotations.NullMarked;
