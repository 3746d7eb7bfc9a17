/** Given, when, then for deciders, views and sagas. No test framework is needed. */
@NullMarked
package dev.brigade.decider.spec;

import org.jspecify.annotations.NullMarked;
