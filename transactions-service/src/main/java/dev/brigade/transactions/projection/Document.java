package dev.brigade.transactions.projection;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A read model of one stream.
 *
 * @param position orders the lists: that of the stream's first event
 * @param generation of the table that it is from
 * @param json the model, with its version
 */
public record Document(long version, long position, long generation, JsonNode json)
        implements Versioned {

    /** Another one whenever it may look different. */
    public String tag() {
        return Generation.tag(Long.toString(version), generation);
    }
}
