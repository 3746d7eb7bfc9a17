@NullMarked
package dev.brigade.decider;

import org.jspecify.annotations.NullMarked;
