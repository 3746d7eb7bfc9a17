/** Sees when the copies of accounts have caught up with an event. */
@NullMarked
package dev.brigade.ui.replicas;

import org.jspecify.annotations.NullMarked;
