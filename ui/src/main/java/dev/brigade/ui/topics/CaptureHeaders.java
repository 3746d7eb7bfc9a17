package dev.brigade.ui.topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the relay adds to a record that it captured from a database's log.
 *
 * @param lsn where in the log the transaction is
 * @param committedAt when it was committed, in whole milliseconds; null when the relay did not know
 */
record CaptureHeaders(String lsn, @Nullable Instant committedAt) {

    private static final String LSN = "brigade_lsn";
    private static final String COMMITTED_AT = "brigade_committedat";

    /** Reads them; null when the record was not captured. */
    static @Nullable CaptureHeaders of(Headers headers) {
        String lsn = text(headers, LSN);
        if (lsn == null) {
            return null;
        }
        String millis = text(headers, COMMITTED_AT);
        return new CaptureHeaders(
                lsn,
                millis != null && millis.matches("[0-9]{1,15}")
                        ? Instant.ofEpochMilli(Long.parseLong(millis))
                        : null);
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
