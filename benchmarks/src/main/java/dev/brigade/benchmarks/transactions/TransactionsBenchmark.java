package dev.brigade.benchmarks.transactions;

import dev.brigade.backing.BackingKafka;
import dev.brigade.benchmarks.DurablePostgres;
import dev.brigade.benchmarks.rounds.Table;
import dev.brigade.benchmarks.rounds.Turns;
import java.util.List;
import java.util.Map;

/**
 * Prints the table of the targets of transactions-service: commands beside a bare endpoint of the
 * same process, in turns, and orders from being placed to being prepared. Services run as their
 * packaged jars; each commit is synced to disk; nobody signs in. Ends with 1 when a target does not
 * hold. Arguments: {@code --quick} for a look, and what to measure, everything when nothing is
 * named.
 */
public final class TransactionsBenchmark {

    private static final String COMMANDS = "commands";
    private static final String JOURNEY = "journey";
    private static final String QUICK = "--quick";

    private TransactionsBenchmark() {}

    static void main(String[] args) throws Exception {
        List<String> wanted = List.of(args);
        if (!List.of(COMMANDS, JOURNEY, QUICK).containsAll(wanted)) {
            System.err.println("usage: ./bench transactions [--quick] [commands] [journey]");
            System.exit(2);
        }
        boolean quick = wanted.contains(QUICK);
        boolean everything = !wanted.contains(COMMANDS) && !wanted.contains(JOURNEY);
        Table table = new Table(System.out);
        Turns turns = quick ? Turns.QUICK : Turns.THOROUGH;
        System.out.printf(
                "%d processors, %d rounds of %.1f s each, in turns; fsync and synchronous_commit on,"
                        + " Kafka connected, no sign-in%n",
                Runtime.getRuntime().availableProcessors(), turns.rounds(), turns.seconds());
        table.header();
        try (DurablePostgres postgres = DurablePostgres.start();
                BackingKafka kafka = BackingKafka.shared();
                ServiceProcess service = transactions(postgres, kafka)) {
            // first, since reactor-service would have to cook what the commands order
            if (everything || wanted.contains(JOURNEY)) {
                journey(postgres, kafka, service, quick, table);
            }
            if (everything || wanted.contains(COMMANDS)) {
                commands(postgres, service, turns, table);
            }
        }
        System.exit(table.failed() == 0 ? 0 : 1);
    }

    private static ServiceProcess transactions(DurablePostgres postgres, BackingKafka kafka)
            throws Exception {
        return ServiceProcess.start(
                "benchmarks/transactions",
                postgres,
                "transactions",
                kafka.bootstrapServers(),
                Map.of());
    }

    private static void commands(
            DurablePostgres postgres, ServiceProcess service, Turns turns, Table table)
            throws Exception {
        try (var pool = postgres.pool("transactions", 2);
                Market market = new Market(service.url())) {
            new CommandLines(pool, new Backlog(pool), service, market, turns, table).run();
        }
    }

    private static void journey(
            DurablePostgres postgres,
            BackingKafka kafka,
            ServiceProcess service,
            boolean quick,
            Table table)
            throws Exception {
        try (ServiceProcess reactor =
                        ServiceProcess.start(
                                "reactor-service",
                                postgres,
                                "reactor",
                                kafka.bootstrapServers(),
                                Map.of("BRIGADE_KITCHEN_TIME", "0s"));
                Market market = new Market(service.url());
                PreparedOrders prepared = new PreparedOrders(kafka.bootstrapServers())) {
            new JourneyLines(market, prepared, WarmUp.of(service, reactor), quick ? 10 : 60, table)
                    .run(new Accounts(kafka.bootstrapServers()));
        }
    }
}
