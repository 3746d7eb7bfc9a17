package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.eventstore.Streams.Write;
import dev.brigade.benchmarks.rounds.Candidate;
import dev.brigade.benchmarks.rounds.Comparison;
import dev.brigade.benchmarks.rounds.Probe;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.command.CommandResult;
import dev.brigade.eventstore.command.DeciderHandler;
import dev.brigade.messaging.Uuids;
import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.UUID;

/**
 * Commands from Java to streams of some 35 events, whose states are at hand, beside a bare insert
 * of the event.
 */
final class CommandLines {

    private static final String FLOOR = "bare insert";
    private static final String ENCODED = "insert of an encoded event behind the row before";
    private static final int CLIENTS = 16;
    private static final int STREAMS = 100;
    private static final int EVENTS = 35;
    private static final double TARGET = 0.8;

    private CommandLines() {}

    static void run(DurablePostgres postgres, Options options, Table table) throws Exception {
        try (AgroalDataSource pool = postgres.pool("command", CLIENTS + 1)) {
            Writes writes = Writes.on(pool);
            var handler = new DeciderHandler<>(writes.store(), new Orders(), Orders.mapping());
            Orders.Repeat command = Orders.repeat();
            Write toHandler = stream -> handle(handler, stream.id, command);
            BareInserts bare = new BareInserts(pool);
            Write floor = bare::one;
            Orders.Json<Orders.Event.OrderCreatedEvent> json = new Orders.Json<>();
            Write encoded = stream -> bare.behind(stream, json.write(command.event()));
            List<Candidate> candidates =
                    List.of(
                            filled(pool, "floor ").warmedBy(floor).candidate(FLOOR, floor),
                            filled(pool, "encoded ").warmedBy(encoded).candidate(ENCODED, encoded),
                            filled(pool, "command ")
                                    .warmedBy(toHandler)
                                    .candidate("command", toHandler));
            Fill.settle(pool);
            Comparison all = Comparison.run(options.turns(), CLIENTS, new Probe(pool), candidates);
            table.floor(FLOOR + ", streams of 35, 16 clients", all, FLOOR);
            table.ratio(
                    "command from Java, 16 clients / bare insert",
                    all,
                    "command",
                    FLOOR,
                    1,
                    TARGET);
            table.remark(
                    "an insert of an event made JSON that looks up the row before / bare insert",
                    all,
                    ENCODED,
                    FLOOR,
                    1);
        }
    }

    private static Streams filled(AgroalDataSource pool, String prefix) throws Exception {
        Fill.streams(pool, prefix, CLIENTS * STREAMS, EVENTS);
        return Streams.filled(CLIENTS, STREAMS, prefix, EVENTS);
    }

    private static void handle(
            DeciderHandler<Orders.Repeat, Orders.State, Orders.Event> handler,
            String id,
            Orders.Repeat command) {
        UUID commandId = Uuids.v7();
        var metadata = new EventMetadata(commandId.toString(), commandId.toString(), null, null);
        if (!(handler.handle(id, command, metadata) instanceof CommandResult.Recorded)) {
            throw new IllegalStateException("A command led to nothing");
        }
    }
}
