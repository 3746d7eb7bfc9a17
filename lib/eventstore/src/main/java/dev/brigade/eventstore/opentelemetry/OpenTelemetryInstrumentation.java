package dev.brigade.eventstore.opentelemetry;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Objects;

/**
 * Spans of the event store: {@code command Order}, with {@code append Order} within, and {@code
 * handle orders-view}. A command or append belongs to the span that is current, or else to the one
 * in its metadata; a batch is linked to the spans that its events came from, each once. Each span
 * is current while it lasts. Thread-safe.
 */
public final class OpenTelemetryInstrumentation implements Instrumentation {

    /** More links than that would make a span unwieldy; collectors drop what is beyond 128. */
    private static final int MAX_LINKS = 100;

    private final Tracer tracer;

    /** Spans for this one. */
    public OpenTelemetryInstrumentation(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("dev.brigade.eventstore");
    }

    @Override
    public Observed append(StreamId stream, List<NewEvent> events, EventMetadata metadata) {
        return started(
                ofStream("append", stream, metadata)
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute("db.system.name", "postgresql")
                        .setAttribute("eventstore.events", events.size()));
    }

    @Override
    public Observed command(StreamId stream, EventMetadata metadata) {
        return started(ofStream("command", stream, metadata));
    }

    @Override
    public Observed batch(String view, List<RecordedEvent> batch) {
        SpanBuilder span =
                tracer.spanBuilder("handle " + view)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("eventstore.view", view)
                        .setAttribute("eventstore.events", batch.size());
        batch.stream()
                .map(event -> event.metadata().traceparent())
                .filter(Objects::nonNull)
                .distinct()
                .limit(MAX_LINKS)
                .map(Traceparent::spanOf)
                .filter(SpanContext::isValid)
                .forEach(span::addLink);
        return started(span);
    }

    private SpanBuilder ofStream(String what, StreamId stream, EventMetadata metadata) {
        SpanBuilder span =
                tracer.spanBuilder(what + " " + stream.decider())
                        .setAttribute("eventstore.decider", stream.decider())
                        .setAttribute("eventstore.decider_id", stream.id());
        String traceparent = metadata.traceparent();
        if (traceparent != null && !Span.current().getSpanContext().isValid()) {
            span.setParent(Context.current().with(Span.wrap(Traceparent.spanOf(traceparent))));
        }
        return span;
    }

    @SuppressWarnings("MustBeClosedChecker") // an observation ends, and closes it
    private static Observed started(SpanBuilder builder) {
        Span span = builder.startSpan();
        Scope scope = span.makeCurrent();
        return new Observed() {
            @Override
            public void ended(String outcome) {
                span.setAttribute("eventstore.outcome", outcome);
                end();
            }

            @Override
            public void failed(Throwable cause) {
                span.recordException(cause);
                span.setStatus(StatusCode.ERROR, cause.toString());
                end();
            }

            private void end() {
                scope.close();
                span.end();
            }
        };
    }
}
