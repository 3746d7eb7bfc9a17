/** Stories across the whole system, a file each. */
@NullMarked
package dev.brigade.e2e;

import org.jspecify.annotations.NullMarked;
