@NullMarked
package dev.brigade.messaging;

import org.jspecify.annotations.NullMarked;
