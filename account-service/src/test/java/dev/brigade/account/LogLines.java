package dev.brigade.account;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** All that the service logs while this listens, in great detail as far as it is our own code. */
final class LogLines extends Handler {

    private static final Logger OURS = Logger.getLogger("dev.brigade");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void start() {
        OURS.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
        OURS.info("Listening");
    }

    void stop() {
        Logger.getLogger("").removeHandler(this);
        OURS.setLevel(null);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(ExtLogRecord.wrap(line).getFormattedMessage() + ' ' + causes(line.getThrown()));
    }

    private static String causes(@Nullable Throwable thrown) {
        return thrown == null ? "" : thrown + " " + causes(thrown.getCause());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
