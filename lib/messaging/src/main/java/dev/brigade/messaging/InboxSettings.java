package dev.brigade.messaging;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** What an {@link InboxConsumer} is built of. */
record InboxSettings(
        String group,
        String bootstrapServers,
        List<String> topics,
        DataSource database,
        InboxHandler handler,
        RetryPolicy retryPolicy,
        int concurrency,
        Duration inboxRetention,
        Duration sessionTimeout) {

    InboxSettings {
        topics = List.copyOf(topics);
        if (topics.isEmpty() || concurrency < 1) {
            throw new IllegalArgumentException(
                    group + " needs at least one topic, and one event at a time");
        }
    }
}
