/**
 * Read models: events are canonical and know no database, a read model is tied to one on purpose.
 * Each event's effect lands in it once, also when the process is killed.
 */
@NullMarked
package dev.brigade.readmodel;

import org.jspecify.annotations.NullMarked;
