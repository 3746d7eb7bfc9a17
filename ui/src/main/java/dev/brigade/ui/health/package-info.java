/** How the parts of the system are, as far as is known. */
@NullMarked
package dev.brigade.ui.health;

import org.jspecify.annotations.NullMarked;
