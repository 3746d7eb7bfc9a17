@NullMarked
package dev.brigade.eventstore.command;

import org.jspecify.annotations.NullMarked;
