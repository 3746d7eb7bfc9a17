package dev.brigade.ui.services;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.messaging.Uuids;
import dev.brigade.ui.live.CommandMemory;
import dev.brigade.ui.live.Hop;
import dev.brigade.ui.live.HopKind;
import dev.brigade.ui.live.HopRing;
import dev.brigade.ui.live.HopStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the commands that pass: when each was sent, and what came of it. */
@Singleton
class CommandRecorder {

    private final Clock clock = Clock.systemUTC();
    private final CommandMemory memory;
    private final HopRing ring;
    private final ObjectMapper json;

    @Inject
    CommandRecorder(CommandMemory memory, HopRing ring, ObjectMapper json) {
        this.memory = memory;
        this.ring = ring;
        this.json = json;
    }

    /** A command is about to be sent. Its events may be here before its answer is. */
    Begun begin(Service service, String what, String correlationId, @Nullable String commandId) {
        Instant sentAt = clock.instant();
        memory.sent(correlationId, commandId, sentAt);
        return new Begun(service, what, new Hop.Cause(correlationId, null, commandId), sentAt);
    }

    /** A command that was sent and is not answered yet. */
    final class Begun {

        private final Service service;
        private final String what;
        private final Hop.Cause cause;
        private final Instant sentAt;

        private Begun(Service service, String what, Hop.Cause cause, Instant sentAt) {
            this.service = service;
            this.what = what;
            this.cause = cause;
            this.sentAt = sentAt;
        }

        void answered(HttpResponse<byte[]> response) {
            int status = response.statusCode();
            if (status >= 500) {
                record(HopKind.COMMAND, HopStatus.FAILED, "answered " + status);
            } else if (status >= 400) {
                record(HopKind.REJECTED, HopStatus.REFUSED, reason(response));
            } else {
                boolean replayed =
                        response.headers()
                                .firstValue("Idempotent-Replayed")
                                .filter("true"::equals)
                                .isPresent();
                record(
                        HopKind.COMMAND,
                        replayed ? HopStatus.DUPLICATE : HopStatus.OK,
                        "answered " + status);
            }
        }

        void failed(String why) {
            record(HopKind.COMMAND, HopStatus.FAILED, why);
        }

        private void record(HopKind kind, HopStatus status, String detail) {
            Long took = Hop.Timing.millisBetween(sentAt, clock.instant());
            ring.append(
                    List.of(
                            new Hop(
                                    kind + ":" + Uuids.v7(),
                                    kind,
                                    new Hop.Subject(
                                            service.title(),
                                            service.path(),
                                            null,
                                            null,
                                            what,
                                            null),
                                    cause,
                                    null,
                                    new Hop.Timing(sentAt, took, null, null),
                                    status,
                                    null,
                                    detail,
                                    null)));
        }
    }

    private String reason(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body())
                    .path("detail")
                    .asText("answered " + response.statusCode());
        } catch (IOException noProblemDocument) {
            return "answered " + response.statusCode();
        }
    }
}
