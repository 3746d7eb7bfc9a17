/** The tour without a browser, and its verdict. */
@NullMarked
package dev.brigade.embedded.tour;

import org.jspecify.annotations.NullMarked;
