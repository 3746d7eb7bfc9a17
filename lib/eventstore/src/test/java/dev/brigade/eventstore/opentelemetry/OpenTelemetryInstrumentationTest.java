package dev.brigade.eventstore.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.ObservedEventStore;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.command.DeciderHandler;
import dev.brigade.eventstore.command.HandlerOptions;
import dev.brigade.eventstore.command.Till;
import dev.brigade.eventstore.command.Till.Command;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class OpenTelemetryInstrumentationTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final EventMetadata TRACED =
            new EventMetadata(null, "c", null, "00-" + TRACE + "-" + SPAN + "-01");

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final SdkTracerProvider tracers =
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new Kept(spans)))
                    .build();
    private final Instrumentation told =
            Instrumentation.NONE.and(new OpenTelemetryInstrumentation(openTelemetry(tracers)));
    private final EventStore store = new ObservedEventStore(new InMemoryEventStore(), told);
    private final DeciderHandler<Command, Till.State, Till.Event> tills =
            new DeciderHandler<>(
                    store,
                    new Till(),
                    Till.mapping(),
                    null,
                    HandlerOptions.defaults().withInstrumentation(told));

    OpenTelemetryInstrumentationTest() {
        Till.mapping().types().registerIn(store);
    }

    @Test
    void an_append_is_within_its_command_and_that_within_the_trace_of_its_metadata() {
        tills.handle("1", new Command.Deposit(1, 1), TRACED);

        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("append Till", "command Till");
        SpanData append = spans.getFirst();
        SpanData command = spans.getLast();
        assertThat(append.getParentSpanId()).isEqualTo(command.getSpanId());
        assertThat(command.getParentSpanId()).isEqualTo(SPAN);
        assertThat(command.getTraceId()).isEqualTo(TRACE);
        assertThat(command.getAttributes().asMap().toString()).contains("recorded");
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void a_span_that_is_current_comes_before_the_one_of_the_metadata() {
        Tracer tracer = tracers.get("test");
        Span outer = tracer.spanBuilder("outer").startSpan();
        try (var _ = outer.makeCurrent()) {
            tills.handle("1", new Command.Deposit(1, 1), TRACED);
        }

        assertThat(spans.getLast().getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
    }

    @Test
    void what_throws_is_an_error() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tills.handle("1", new Command.Audit(), TRACED));

        assertThat(spans.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.getLast().getEvents()).hasSize(1);
    }

    @Test
    void a_batch_is_linked_to_where_its_events_came_from() {
        tills.handle("1", new Command.Deposit(1, 3), TRACED);
        spans.clear();
        try (var _ = store.subscribe("view", _ -> {}, SubscriptionOptions.defaults())) {
            await().until(() -> !spans.isEmpty());
        }

        assertThat(spans.getFirst().getName()).isEqualTo("handle view");
        assertThat(spans.getFirst().getLinks())
                .extracting(LinkData::getSpanContext)
                .singleElement()
                .satisfies(it -> assertThat(it.getTraceId()).isEqualTo(TRACE));
    }

    @Test
    void a_malformed_trace_context_is_no_trace() {
        assertThat(Traceparent.spanOf("rubbish").isValid()).isFalse();
    }

    private static OpenTelemetry openTelemetry(TracerProvider tracers) {
        return new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                return tracers;
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        };
    }

    private record Kept(List<SpanData> spans) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
