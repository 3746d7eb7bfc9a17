package dev.brigade.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process with a consumer whose machine dies when the third event has had its effect, before that
 * is committed. Arguments: broker, database, user, password, topic.
 */
final class HaltingConsumer {

    static final int EXIT_CODE = 137;

    private HaltingConsumer() {}

    public static void main(String[] args) throws InterruptedException {
        var database = new PGSimpleDataSource();
        database.setUrl(args[1]);
        database.setUser(args[2]);
        database.setPassword(args[3]);
        InboxConsumer.named(Scene.GROUP)
                .bootstrapServers(args[0])
                .topics(args[4])
                .dataSource(database)
                .sessionTimeout(Duration.ofSeconds(6))
                .handler((transaction, event) -> {
                    Scene.write(transaction, event);
                    if (event.version() == 3) {
                        Runtime.getRuntime().halt(EXIT_CODE);
                    }
                })
                .build()
                .start();
        new CountDownLatch(1).await();
    }
}
