package dev.brigade.transactions.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.messaging.EventCodec;

/** Compares an event with the JSON that other programs rely on, both ways. */
public final class ApprovedJson {

    private ApprovedJson() {}

    /** The event is written exactly so, and read back from it. */
    public static <E> void assertApproved(EventCodec<E> codec, E event, String json) {
        String oneLine = json.lines().map(String::strip).reduce("", String::concat);
        assertThat(codec.encode(event)).isEqualTo(oneLine);
        assertThat(codec.decode(codec.kind(event), oneLine)).isEqualTo(event);
    }
}
