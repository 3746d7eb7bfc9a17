package dev.brigade.account.command;

import dev.brigade.messaging.EventCodec;

/**
 * An event, ready to go to a topic.
 *
 * @param subject the aggregate's id
 * @param type its name on the wire
 */
public record Announcement(String topic, String decider, String subject, String type, String json) {

    /** An event by its codec. */
    public static <M> Announcement of(
            String topic, EventCodec<M> codec, String decider, String subject, M message) {
        return new Announcement(
                topic, decider, subject, codec.kind(message), codec.encode(message));
    }
}
