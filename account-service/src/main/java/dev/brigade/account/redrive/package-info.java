/** Publishing again: the events that were kept, or snapshots of what is there now. */
@NullMarked
package dev.brigade.account.redrive;

import org.jspecify.annotations.NullMarked;
