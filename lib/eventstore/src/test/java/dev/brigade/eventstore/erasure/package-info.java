@NullMarked
package dev.brigade.eventstore.erasure;

import org.jspecify.annotations.NullMarked;
