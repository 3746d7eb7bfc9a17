@NullMarked
package dev.brigade.eventstore.codec;

import org.jspecify.annotations.NullMarked;
