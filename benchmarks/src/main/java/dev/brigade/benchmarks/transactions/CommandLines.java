package dev.brigade.benchmarks.transactions;

import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Probe;
import dev.brigade.benchmarks.rounds.Round;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.benchmarks.rounds.Turns;
import dev.brigade.messaging.Uuids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Commands beside a bare insert. A round of one begins when the subscriptions have caught up with
 * those before; what they do during a round is part of what it measures.
 */
record CommandLines(
        DataSource pool,
        Backlog backlog,
        ServiceProcess service,
        Market market,
        Turns turns,
        Table table) {

    private static final String FLOOR = "bare insert";
    private static final String LIVES = "place, prepare, collect";
    private static final int TARGET_CLIENTS = 16;
    private static final int[] CLIENTS = {1, TARGET_CLIENTS, 64};
    private static final double WARM_UP_SECONDS = 2;
    private static final int MANY = 1_000;
    private static final int FEW = 4;
    private static final double TARGET = 0.5;
    private static final double TARGET_P99 = 3;

    void run() throws Exception {
        createTable();
        Lives many = Lives.at(market, "many", MANY);
        Lives few = Lives.at(market, "few", FEW);
        Candidate floor = new Candidate(FLOOR, () -> {}, _ -> market.insert(Uuids.v7().toString()));
        Candidate lives = new Candidate(LIVES, () -> {}, many::next);
        warmUp(floor, lives);
        for (int clients : CLIENTS) {
            lines(clients, compare(clients, floor, lives));
        }
        remark(floor, new Candidate("change a menu", () -> {}, many::changeMenu));
        remark(floor, new Candidate("place, at 1,000 restaurants", () -> {}, many::place));
        remark(floor, new Candidate("place, at 4 restaurants", () -> {}, few::place));
        alone(floor, lives);
    }

    private void lines(int clients, Comparison all) throws Exception {
        String what = "%s, %d clients".formatted(LIVES, clients);
        table.floor("%s, %d clients".formatted(FLOOR, clients), all, FLOOR);
        if (clients == TARGET_CLIENTS) {
            table.ratio(what, all, LIVES, FLOOR, 1, TARGET);
        } else {
            table.remark(what, all, LIVES, FLOOR, 1);
        }
        sustained(all, LIVES);
        table.p99("  its p99 / that of a bare insert", all, LIVES, FLOOR, TARGET_P99);
    }

    private void remark(Candidate floor, Candidate candidate) throws Exception {
        Comparison all = compare(TARGET_CLIENTS, floor, candidate);
        String what = "%s, %d clients".formatted(candidate.name(), TARGET_CLIENTS);
        table.remark(what, all, candidate.name(), FLOOR, 1);
        sustained(all, candidate.name());
    }

    /** What is left of a command's cost when nobody follows the events. Comes last. */
    private void alone(Candidate floor, Candidate lives) throws Exception {
        backlog.hold();
        Comparison all = Comparison.run(turns, TARGET_CLIENTS, probe(), List.of(floor, lives));
        String what = "the same, subscriptions held, %d clients".formatted(TARGET_CLIENTS);
        table.remark(what, all, LIVES, FLOOR, 1);
        backlog.release();
        backlog.await();
    }

    private Comparison compare(int clients, Candidate floor, Candidate candidate) throws Exception {
        return Comparison.run(
                turns,
                clients,
                probe(),
                List.of(floor.after(backlog::await), candidate.after(backlog::await)));
    }

    /** As many as are also worked off by the subscriptions in the long run. */
    private void sustained(Comparison all, String name) throws Exception {
        backlog.await();
        double behind = backlog.waitedSeconds() / (turns.rounds() + all.warmUp());
        double share = turns.seconds() / (turns.seconds() + behind);
        table.figure("  with the time of catching up", share * all.median(name, Round::perSecond));
    }

    private Probe probe() {
        return new Probe(pool, service.time()::cpuNanos);
    }

    /** With each number of clients, since the service does not do the same for one and for many. */
    private void warmUp(Candidate... candidates) throws Exception {
        WarmUp.of(service)
                .by(() -> {
                    for (int clients : CLIENTS) {
                        for (Candidate candidate : candidates) {
                            var _ = Round.run(clients, WARM_UP_SECONDS, probe(), candidate.call());
                        }
                    }
                });
    }

    private void createTable() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bare_insert (id uuid primary key default uuidv7(),"
                            + " body json not null)");
        }
    }
}
