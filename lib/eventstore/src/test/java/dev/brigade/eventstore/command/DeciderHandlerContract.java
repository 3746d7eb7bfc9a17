package dev.brigade.eventstore.command;

import static dev.brigade.eventstore.command.Till.by;
import static dev.brigade.eventstore.command.Till.deposit;
import static dev.brigade.eventstore.command.Till.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.command.CommandResult.Closed;
import dev.brigade.eventstore.command.CommandResult.Contended;
import dev.brigade.eventstore.command.CommandResult.Recorded;
import dev.brigade.eventstore.command.CommandResult.Refused;
import dev.brigade.eventstore.command.CommandResult.Replayed;
import dev.brigade.eventstore.command.CommandResult.Unchanged;
import dev.brigade.eventstore.command.CommandResult.VersionMismatch;
import dev.brigade.eventstore.command.Till.Command;
import dev.brigade.eventstore.command.Till.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How commands are handled, on every store. */
abstract class DeciderHandlerContract {

    private static final StreamId TILL = new StreamId("Till", "1");

    final SpyStore store;
    private final DeciderHandler<Command, Till.State, Event> here;
    private final DeciderHandler<Command, Till.State, Event> elsewhere;

    /**
     * @param events one without events
     */
    DeciderHandlerContract(EventStore events) {
        store = new SpyStore(events);
        Till.mapping().types().registerIn(store);
        here = handler(store, HandlerOptions.defaults());
        elsewhere = handler(events, HandlerOptions.defaults());
    }

    @Test
    void a_command_leads_to_events_with_its_metadata() {
        var result = here.handle("1", new Command.Deposit(5, 2), by("c"));

        assertThat(result).isInstanceOf(Recorded.class);
        assertThat(((Recorded<Event>) result).events())
                .containsExactly(new Event.Deposited(5), new Event.Deposited(5));
        assertThat(((Recorded<Event>) result).version()).isEqualTo(2);
        assertThat(((Recorded<Event>) result).recorded()).isEqualTo(log());
        assertThat(log()).extracting(RecordedEvent::metadata).containsOnly(by("c"));
    }

    @Test
    void a_hot_stream_costs_one_append_and_no_read() {
        here.handle("1", deposit(5), by("a"));
        store.reset();
        here.handle("1", deposit(5), by("b"));
        here.handle("1", withdraw(7), by("c"));

        assertThat(store.appends).hasValue(2);
        assertThat(store.reads).hasValue(0);
        assertThat(store.finds).hasValue(0);
    }

    @Test
    void an_old_state_makes_a_conflict_and_the_command_is_decided_again() {
        here.handle("1", deposit(5), by("a"));
        elsewhere.handle("1", deposit(5), by("b"));
        store.reset();

        assertThat(here.handle("1", deposit(1), by("c"))).isInstanceOf(Recorded.class);
        assertThat(store.appends).hasValue(2);
        assertThat(store.rows).hasValue(1);
        assertThat(log()).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_an_old_state_would_accept_is_refused_after_all() {
        here.handle("1", deposit(5), by("a"));
        elsewhere.handle("1", withdraw(3), by("b"));

        assertThat(here.handle("1", withdraw(3), by("c")))
                .isEqualTo(new Refused<>(List.of(new Event.NotWithdrawn("there is only 2")), 2));
        assertThat(log()).hasSize(2);
    }

    @Test
    void what_an_old_state_would_refuse_is_accepted_after_all() {
        here.handle("1", deposit(5), by("a"));
        elsewhere.handle("1", deposit(5), by("b"));

        assertThat(here.handle("1", withdraw(10), by("c"))).isInstanceOf(Recorded.class);
    }

    @Test
    void an_old_state_that_makes_the_decider_throw_is_no_reason_to_throw() {
        here.handle("1", deposit(5), by("a"));
        here.handle("1", withdraw(5), by("b"));
        assertThatThrownBy(() -> here.handle("1", new Command.Audit(), by(null)))
                .hasMessage("Nothing to audit");
        elsewhere.handle("1", deposit(1), by("c"));

        assertThat(here.handle("1", new Command.Audit(), by(null))).isEqualTo(new Unchanged<>(3));
    }

    @Test
    void a_refusal_writes_nothing_and_tells_why() {
        var result = here.handle("1", withdraw(1), by("a"));

        assertThat(((Refused<Event>) result).reason()).isEqualTo("there is only 0");
        assertThat(((Refused<Event>) result).version()).isZero();
        assertThat(store.appends).hasValue(0);
    }

    @Test
    void a_command_that_was_refused_may_succeed_when_it_comes_again() {
        here.handle("1", withdraw(1), by("a"));
        here.handle("1", deposit(1), by("b"));

        assertThat(here.handle("1", withdraw(1), by("a"))).isInstanceOf(Recorded.class);
    }

    @Test
    void a_command_that_comes_again_is_answered_with_its_first_events() {
        var first = (Recorded<Event>) here.handle("1", new Command.Deposit(1, 250), by("a"));
        here.handle("1", deposit(2), by("b"));
        var replayed = new Replayed<>(first.events(), first.recorded());

        assertThat(here.handle("1", new Command.Deposit(1, 250), by("a"))).isEqualTo(replayed);
        assertThat(elsewhere.handle("1", deposit(9), by("a"))).isEqualTo(replayed);
        assertThat(handler(store, HandlerOptions.defaults()).handle("1", deposit(9), by("a")))
                .isEqualTo(replayed);
        assertThat(log()).hasSize(251);
    }

    @Test
    void a_command_that_would_be_refused_by_now_is_replayed_all_the_same() {
        here.handle("1", deposit(5), by("a"));
        var first = (Recorded<Event>) here.handle("1", withdraw(5), by("b"));
        var replayed = new Replayed<>(first.events(), first.recorded());

        assertThat(here.handle("1", withdraw(5), by("b"))).isEqualTo(replayed);
        assertThat(here.handle("1", withdraw(5), by("b"), OptionalLong.of(1))).isEqualTo(replayed);
    }

    @Test
    void the_same_command_id_may_be_used_for_another_stream() {
        here.handle("1", deposit(5), by("a"));

        assertThat(here.handle("2", deposit(5), by("a"))).isInstanceOf(Recorded.class);
    }

    @Test
    void a_closed_stream_takes_no_more_but_replays_what_closed_it() {
        here.handle("1", deposit(5), by("a"));
        var end = (Recorded<Event>) here.handle("1", new Command.Shut(), by("b"));

        assertThat(here.handle("1", new Command.Reopen(), by("c"))).isEqualTo(new Closed<>(TILL));
        assertThat(here.handle("1", new Command.Shut(), by("c"))).isEqualTo(new Unchanged<>(2));
        assertThat(here.handle("1", new Command.Reopen(), by("b")))
                .isEqualTo(new Replayed<>(end.events(), end.recorded()));
    }

    @Test
    void a_caller_that_saw_another_version_is_told_so_unless_only_we_are_behind() {
        here.handle("1", deposit(5), by("a"));
        elsewhere.handle("1", deposit(5), by("b"));

        assertThat(here.handle("1", deposit(5), by("c"), OptionalLong.of(2)))
                .isInstanceOf(Recorded.class);
        assertThat(elsewhere.handle("1", deposit(5), by("d"), OptionalLong.of(2)))
                .isEqualTo(new VersionMismatch<>(2, 3));
    }

    @Test
    void a_command_that_meets_a_conflict_each_time_gives_up() {
        SpyStore contended =
                new SpyStore(store) {
                    @Override
                    public AppendResult append(
                            StreamId stream,
                            long expectedVersion,
                            List<NewEvent> events,
                            EventMetadata metadata) {
                        elsewhere.handle(stream.id(), deposit(1), by(null));
                        return super.append(stream, expectedVersion, events, metadata);
                    }
                };
        var handler = handler(contended, HandlerOptions.defaults().withMaxAttempts(3));

        assertThat(handler.handle("1", deposit(1), by("a"))).isEqualTo(new Contended<>(TILL, 3));
        assertThat(contended.conflicts).hasValue(3);
    }

    @Test
    void a_long_stream_is_read_in_pages() {
        here.handle("1", new Command.Deposit(1, 1_200), by("a"));
        SpyStore fresh = new SpyStore(store);

        assertThat(handler(fresh, HandlerOptions.defaults()).handle("1", withdraw(1_200), by("b")))
                .isInstanceOf(Recorded.class);
        assertThat(fresh.reads).hasValue(3);
        assertThat(fresh.rows).hasValue(1_200);
    }

    @Test
    void commands_of_one_process_to_one_stream_wait_for_each_other_instead_of_conflicting()
            throws Exception {
        concurrently(100, n -> here.handle("1", deposit(1), by("c" + n)));

        assertThat(log()).hasSize(100);
        assertThat(store.conflicts).hasValue(0);
    }

    @Test
    void the_same_command_sent_by_fifty_clients_to_two_instances_is_recorded_once()
            throws Exception {
        var results =
                concurrently(
                        50, n -> (n % 2 == 0 ? here : elsewhere).handle("1", deposit(1), by("c")));

        assertThat(log()).hasSize(1);
        assertThat(results.stream().filter(Recorded.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(Replayed.class::isInstance)).hasSize(49);
    }

    @Test
    void a_command_waits_for_the_others_only_so_long() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SpyStore slow =
                new SpyStore(store) {
                    @Override
                    public List<RecordedEvent> read(StreamId stream, long after, int limit) {
                        inside.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return super.read(stream, after, limit);
                    }
                };
        var handler =
                handler(slow, HandlerOptions.defaults().withLongestWait(Duration.ofMillis(20)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> handler.handle("1", deposit(1), by("a")));
            inside.await();

            assertThat(handler.handle("1", deposit(1), by("b")))
                    .isEqualTo(new Contended<>(TILL, 0));
            goOn.countDown();
            assertThat(first.get()).isInstanceOf(Recorded.class);
        }
    }

    final DeciderHandler<Command, Till.State, Event> handler(
            EventStore events, HandlerOptions options) {
        return new DeciderHandler<>(events, new Till(), Till.mapping(), null, options);
    }

    private List<RecordedEvent> log() {
        return store.delegate.read(TILL, 0, 10_000);
    }

    private interface Sending {
        CommandResult<Event> send(int number);
    }

    private static List<CommandResult<Event>> concurrently(int commands, Sending sending)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CommandResult<Event>>> futures =
                    IntStream.range(0, commands)
                            .mapToObj(n -> threads.submit(() -> sending.send(n)))
                            .toList();
            List<CommandResult<Event>> results = new ArrayList<>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
