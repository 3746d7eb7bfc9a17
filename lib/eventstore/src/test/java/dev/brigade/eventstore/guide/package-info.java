/** What {@code docs/guide/event-store.md} shows, as somebody would write it who has the library. */
@NullMarked
package dev.brigade.eventstore.guide;

import org.jspecify.annotations.NullMarked;
