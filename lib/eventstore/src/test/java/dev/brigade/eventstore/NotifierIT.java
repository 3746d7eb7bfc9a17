package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class NotifierIT {

    private static final int APPENDS = 100;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AgroalDataSource dataSource = Databases.empty();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger givenBack = new AtomicInteger();
    private final Notifier notifier = new Notifier(counting(dataSource), "sender");

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void appends_that_come_one_by_one_are_told_on_one_connection_which_is_given_back_at_last()
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + Notifier.CHANNEL);
            for (int i = 0; i < APPENDS; i++) {
                SlotSet slot = SlotSet.of(i % 64);
                notifier.appended(slot);
                assertThat(heard(connection)).isEqualTo(slot);
            }
        }

        // a second one where this process got no time for as long as the notifier waits
        assertThat(taken.get()).isLessThan(APPENDS / 10);
        await().untilAsserted(() -> assertThat(givenBack.get()).isEqualTo(taken.get()));
    }

    private static SlotSet heard(Connection listening) throws SQLException {
        PGNotification[] heard =
                listening.unwrap(PGConnection.class).getNotifications((int) LONG.toMillis());
        assertThat(heard).hasSize(1);
        return Notifier.slots(heard[0].getParameter());
    }

    private DataSource counting(DataSource counted) {
        return proxy(
                DataSource.class,
                counted,
                "getConnection",
                taken,
                connection ->
                        proxy(
                                Connection.class,
                                (Connection) connection,
                                "close",
                                givenBack,
                                it -> it));
    }

    private interface Change {
        Object of(Object result);
    }

    private static <T> T proxy(
            Class<T> type, T target, String counted, AtomicInteger count, Change change) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            Object result = method.invoke(target, arguments);
                            if (!method.getName().equals(counted)) {
                                return result;
                            }
                            count.incrementAndGet();
                            return change.of(result);
                        });
        return type.cast(proxy);
    }
}
