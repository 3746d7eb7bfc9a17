package dev.brigade.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which streams of a batch are to blame for its failure: hands it to the handler again
 * stream by stream, and what fails of a stream event by event, up to the first that fails.
 */
record Isolation(SubscriptionHandler handler) {

    /**
     * What became of one stream of the batch.
     *
     * @param handled how many of its events are handled
     * @param error why the next one is not; null when all are
     */
    record Outcome(List<RecordedEvent> events, int handled, @Nullable Throwable error) {

        StreamId stream() {
            return events.getFirst().stream();
        }

        RecordedEvent failing() {
            return events.get(handled);
        }
    }

    /**
     * @param error what the whole batch failed with
     * @throws HandlerUnavailableException when the handler says so in between
     * @throws InterruptedException when it is interrupted
     */
    List<Outcome> of(List<RecordedEvent> batch, Throwable error)
            throws HandlerUnavailableException, InterruptedException {
        Map<StreamId, List<RecordedEvent>> streams =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RecordedEvent::stream,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Outcome> outcomes = new ArrayList<>();
        for (List<RecordedEvent> events : streams.values()) {
            Throwable ofStream = streams.size() == 1 ? error : attempt(events);
            outcomes.add(
                    ofStream == null
                            ? new Outcome(events, events.size(), null)
                            : oneByOne(events, ofStream));
        }
        return outcomes;
    }

    private Outcome oneByOne(List<RecordedEvent> events, Throwable error)
            throws HandlerUnavailableException, InterruptedException {
        if (events.size() == 1) {
            return new Outcome(events, 0, error);
        }
        for (int i = 0; i < events.size(); i++) {
            Throwable failed = attempt(List.of(events.get(i)));
            if (failed != null) {
                return new Outcome(events, i, failed);
            }
        }
        return new Outcome(events, events.size(), null);
    }

    private @Nullable Throwable attempt(List<RecordedEvent> events)
            throws HandlerUnavailableException, InterruptedException {
        try {
            handler.handle(events);
            return null;
        } catch (HandlerUnavailableException | InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return e;
        }
    }
}
