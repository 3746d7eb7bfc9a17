package dev.brigade.eventstore.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the W3C trace context of an event. */
final class Traceparent {

    private static final TextMapGetter<String> GETTER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of("traceparent");
                }

                @Override
                public @Nullable String get(@Nullable String traceparent, String key) {
                    return key.equals("traceparent") ? traceparent : null;
                }
            };

    private Traceparent() {}

    /** The span that it names; an invalid one when it is malformed. */
    static SpanContext spanOf(String traceparent) {
        Context context =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, GETTER);
        return Span.fromContext(context).getSpanContext();
    }
}
