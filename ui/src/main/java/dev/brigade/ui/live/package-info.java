/** Hops, the steps of every story, and the one stream that carries them to the browsers. */
@NullMarked
package dev.brigade.ui.live;

import org.jspecify.annotations.NullMarked;
