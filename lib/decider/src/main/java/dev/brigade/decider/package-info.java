/**
 * Functional domain modelling: {@link dev.brigade.decider.Decider}, {@link
 * dev.brigade.decider.View} and {@link dev.brigade.decider.Saga}, the ways to combine them, and the
 * runners that make a decider event-sourced or state-stored. Nothing here depends on anything but
 * the JDK.
 */
@NullMarked
package dev.brigade.decider;

import org.jspecify.annotations.NullMarked;
