package dev.brigade.eventstore.command;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.StreamId;
import java.util.OptionalLong;

/**
 * A command, and what comes with it.
 *
 * @param expectedVersion empty when any version is fine
 */
record Request<C>(
        StreamId stream, C command, EventMetadata metadata, OptionalLong expectedVersion) {}
