@NullMarked
package dev.brigade.embedded.tour;

import org.jspecify.annotations.NullMarked;
