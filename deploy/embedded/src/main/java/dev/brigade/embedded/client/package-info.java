/** The services as any client sees them. */
@NullMarked
package dev.brigade.embedded.client;

import org.jspecify.annotations.NullMarked;
