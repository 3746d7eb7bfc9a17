package dev.brigade.account.redrive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.account.Registry;
import dev.brigade.account.command.Announcement;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.redrive.Redrive.State;
import dev.brigade.account.redrive.Selection.Source;
import dev.brigade.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What instances write into an outbox that keeps it. */
class RedriverIT {

    private static final Selection STATE = new Selection(Source.state, null, null, null, null);
    private static final Selection AUDIT = new Selection(Source.audit, null, null, null, null);
    private static final String SNAPSHOTS = "select count(*) from outbox where snapshot = 'true'";
    private static final String ACCOUNTS =
            "select count(distinct aggregateid) from outbox where snapshot = 'true'";

    private final Registry registry = new Registry();
    private final List<Redriver> redrivers = new ArrayList<>();

    @BeforeEach
    void install() throws SQLException {
        Outbox.install(registry.database);
        registry.open(1, 250);
    }

    @AfterEach
    void close() {
        redrivers.forEach(Redriver::close);
    }

    @Test
    void what_an_instance_has_not_done_another_one_does_and_nothing_twice() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        Redriver first = instance(() -> pages.incrementAndGet() <= 1);
        Redrive asked = first.ask(STATE).orElseThrow();
        first.start();
        await().until(() -> find(first, asked).eventsDone() == 100);
        first.close();

        Redriver second = instance(() -> true);
        second.start();
        await().until(() -> find(second, asked).state() == State.done);
        assertThat(find(second, asked).eventsDone()).isEqualTo(250);
        assertThat(registry.query(SNAPSHOTS)).isEqualTo("250");
        assertThat(registry.query(ACCOUNTS)).isEqualTo("250");
    }

    @Test
    void two_instances_do_each_redrive_once() throws Exception {
        Redriver first = instance(() -> true);
        Redriver second = instance(() -> true);
        List<Redrive> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(first.ask(STATE).orElseThrow());
        }
        first.start();
        second.start();
        for (Redrive one : asked) {
            await().until(() -> find(first, one).state() == State.done);
        }
        assertThat(registry.query(SNAPSHOTS)).isEqualTo("1500");
    }

    @Test
    void a_redrive_of_the_audit_goes_on_where_it_was_too() throws Exception {
        Redriver writer = instance(() -> true);
        Redrive snapshots = writer.ask(STATE).orElseThrow();
        writer.start();
        await().until(() -> find(writer, snapshots).state() == State.done);

        Redrive again = writer.ask(AUDIT).orElseThrow();
        await().until(() -> find(writer, again).state() == State.done);
        assertThat(find(writer, again).eventsDone()).isEqualTo(250);

        registry.execute("update redrive set state = 'running' where id = " + again.id());
        await().until(() -> find(writer, again).state() == State.done);
        assertThat(find(writer, again).eventsDone()).isEqualTo(250);
    }

    @Test
    void nothing_is_written_while_the_relay_does_not_keep_up() throws Exception {
        Redriver waiting = instance(() -> false);
        Redrive asked = waiting.ask(STATE).orElseThrow();
        waiting.start();
        await().during(2, SECONDS).until(() -> registry.query(SNAPSHOTS).equals("0"));
        assertThat(find(waiting, asked).state()).isEqualTo(State.running);
    }

    @Test
    void who_looks_at_the_metrics_sees_what_runs_in_whichever_instance() throws Exception {
        AtomicBoolean relayKeepsUp = new AtomicBoolean();
        Redriver working = instance(relayKeepsUp::get);
        Redrive first = working.ask(STATE).orElseThrow();
        Redrive second = working.ask(STATE).orElseThrow();
        working.start();
        await().until(() -> working.running() == 2);
        Redriver idle = instance(() -> true);
        idle.start();
        await().until(() -> idle.running() == 2);

        relayKeepsUp.set(true);
        await().until(() -> find(working, second).state() == State.done);
        await().until(() -> working.running() == 0 && idle.running() == 0);
        assertThat(find(working, first).state()).isEqualTo(State.done);
        assertThat(working.failures() + idle.failures()).isZero();
    }

    @Test
    void what_cannot_be_published_ends_a_redrive_and_not_the_next() throws Exception {
        registry.execute(
                "insert into account select 'broken', '', '', '', '', '', '', '', '', 1, 'x', 1");
        Redriver redriver = instance(() -> true);
        Redrive bad = redriver.ask(one("broken")).orElseThrow();
        Redrive good = redriver.ask(one("account-0000001")).orElseThrow();
        redriver.start();
        await().until(() -> find(redriver, good).state() == State.done);
        assertThat(find(redriver, bad).state()).isEqualTo(State.failed);
        assertThat(find(redriver, bad).error()).contains("json");
        assertThat(redriver.failures()).isEqualTo(1);
        assertThat(registry.query(SNAPSHOTS)).isEqualTo("1");
    }

    private static Selection one(String id) {
        return new Selection(Source.state, "Account", id, null, null);
    }

    private static Redrive find(Redriver redriver, Redrive redrive) throws SQLException {
        return redriver.find(redrive.id()).orElseThrow();
    }

    private Redriver instance(BooleanSupplier relayKeepsUp) {
        Redriver redriver =
                new Redriver(
                        registry.database, Outbox.audited(), List.of(new Accounts()), relayKeepsUp);
        redrivers.add(redriver);
        return redriver;
    }

    /** Their status is their JSON. */
    private static final class Accounts extends RowSnapshots {

        Accounts() {
            super("Account", "account");
        }

        @Override
        protected Announcement announce(ResultSet row) throws SQLException {
            String json = row.getString("status").equals("x") ? "{oops" : "{}";
            return new Announcement(
                    "account.events.v1", "Account", row.getString("id"), "SnapshotEvent", json);
        }
    }
}
