package dev.brigade.eventstore.command;

import static dev.brigade.eventstore.command.Till.by;
import static dev.brigade.eventstore.command.Till.deposit;
import static dev.brigade.eventstore.command.Till.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.InMemoryEventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.CommandResult.Refused;
import dev.brigade.eventstore.command.Till.Command;
import dev.brigade.eventstore.command.Till.Event;
import dev.brigade.eventstore.command.Till.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StaleStatesTest {

    private static final StreamId TILL = new StreamId("Till", "1");

    private final InMemoryEventStore log = new InMemoryEventStore();
    private final List<DeciderHandler<Command, State, Event>> instances =
            Stream.generate(() -> new DeciderHandler<>(log, new Till(), Till.mapping()))
                    .limit(2)
                    .toList();

    StaleStatesTest() {
        Till.mapping().types().registerIn(log);
    }

    @RepeatedTest(20)
    void instances_with_old_states_answer_as_if_they_had_none() {
        long seed = new Random().nextLong();
        System.out.println("StaleStatesTest, one after the other: seed " + seed);

        new StaleStates(seed, List.of(log, log, log)).run(log);
    }

    @Test
    void an_instance_that_does_not_look_at_the_log_before_it_says_no_is_caught() {
        assertThatThrownBy(
                        () -> new StaleStates(1, List.of(log, withoutConfirmation(log))).run(log))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_instance_that_appends_wherever_the_stream_stands_is_caught() {
        assertThatThrownBy(() -> new StaleStates(1, List.of(log, withoutExpectation(log))).run(log))
                .isInstanceOf(AssertionError.class);
    }

    @RepeatedTest(10)
    void instances_at_once_decide_each_command_on_what_was_there() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("StaleStatesTest, at once: seed " + seed);
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        atOnce(4, client -> send(new Random(seed + client), instances.get(client % 2), answers));

        List<RecordedEvent> all = log.read(TILL, 0, Integer.MAX_VALUE);
        List<Event> events = Till.mapping().fromStore(all);
        assertThat(answers).allSatisfy(answer -> assertRight(answer, events));
        assertThat(answers.stream().filter(it -> it.result() instanceof Recorded))
                .hasSize(all.size());
    }

    /**
     * @param before the stream's version before the command was sent
     */
    private record Answer(Command command, long before, CommandResult<Event> result) {}

    private void send(
            Random random, DeciderHandler<Command, State, Event> instance, Queue<Answer> answers) {
        for (int n = 0; n < 100; n++) {
            Command command =
                    random.nextBoolean()
                            ? deposit(random.nextInt(1, 5))
                            : withdraw(random.nextInt(1, 8));
            long before = log.read(TILL, 0, Integer.MAX_VALUE).size();
            answers.add(new Answer(command, before, instance.handle("1", command, by(null))));
        }
    }

    /** A decision on a state that was the current one while the command was under way. */
    private static void assertRight(Answer answer, List<Event> events) {
        Till till = new Till();
        switch (answer.result()) {
            case Recorded<Event> it -> {
                int version = (int) it.version() - it.events().size();
                State state = till.fold(events.subList(0, version));
                assertThat(it.events()).isEqualTo(till.decide(answer.command(), state));
            }
            case Refused<Event>(var refusals, var version) -> {
                assertThat(version).isGreaterThanOrEqualTo(answer.before());
                State state = till.fold(events.subList(0, (int) version));
                assertThat(refusals).isEqualTo(till.decide(answer.command(), state));
            }
            default -> throw new AssertionError(answer);
        }
    }

    /** A mutant: it finds nothing when it looks whether its state is old. */
    private static EventStore withoutConfirmation(EventStore log) {
        return new SpyStore(log) {
            @Override
            public List<RecordedEvent> read(StreamId stream, long afterVersion, int limit) {
                return afterVersion > 0 ? List.of() : super.read(stream, afterVersion, limit);
            }
        };
    }

    /** A mutant: it does not mind what was appended since its state was read. */
    private static EventStore withoutExpectation(EventStore log) {
        return new SpyStore(log) {
            @Override
            public AppendResult append(
                    StreamId stream,
                    long expectedVersion,
                    List<NewEvent> events,
                    EventMetadata metadata) {
                int now = log.read(stream, 0, Integer.MAX_VALUE).size();
                return super.append(stream, now, events, metadata);
            }
        };
    }

    private interface Client {
        void run(int number);
    }

    private static void atOnce(int clients, Client client)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, clients)
                    .forEach(number -> running.add(threads.submit(() -> client.run(number))));
            for (Future<?> it : running) {
                it.get();
            }
        }
    }
}
