package dev.brigade.transactions.projection;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A read model of one stream.
 *
 * @param position orders the lists: that of the stream's first event
 * @param json the model, with its version
 */
public record Document(long version, long position, JsonNode json) implements Versioned {}
