package dev.brigade.transactions.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.decider.View;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.projection.Documents;
import java.util.List;

/** Tells what a read model showed after some events, by the view that runs in production. */
public record Replay<S, E>(EventCodec<E> codec, View<S, E> view) {

    /** Whose streams can be replayed. */
    String decider() {
        return codec.decider();
    }

    JsonNode state(List<RecordedEvent> events) {
        return Documents.tree(
                view.fold(
                        events.stream()
                                .map(event -> codec.decode(event.type(), event.json()))
                                .toList()));
    }
}
