package dev.brigade.account.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.messaging.Uuids;
import dev.brigade.outbox.Outbox;
import dev.brigade.outbox.OutboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jdbc.Work;

/**
 * The transaction of one command. Rows and outbox events are written on its one connection, so that
 * they commit together or not at all. Not thread-safe.
 */
public final class UnitOfWork {

    private final Session session;
    private final Outbox outbox;
    private final Call call;
    private final List<JsonNode> answers = new ArrayList<>();

    UnitOfWork(Session session, Outbox outbox, Call call) {
        this.session = session;
        this.outbox = outbox;
        this.call = call;
    }

    /**
     * Publishes an event, and answers it to the caller.
     *
     * @param version of the row that the event came with
     */
    public void publish(Announcement event, long version) {
        publish(event, event.json(), version);
    }

    /**
     * Publishes an event, and answers less of it to the caller.
     *
     * @param shown the event's JSON without what is not for the caller
     */
    public void publish(Announcement event, String shown, long version) {
        UUID eventId = write(event, version);
        ObjectNode answer = Json.object(shown);
        answer.put("eventId", eventId.toString());
        answer.put("commandId", call.commandId());
        answer.put("streamVersion", version);
        answers.add(answer);
    }

    /** Publishes a further form of an event, which is not answered. */
    public void publishBeside(Announcement event, long version) {
        write(event, version);
    }

    /**
     * Checks the version that the command is about to be decided on.
     *
     * @param version of the row; 0 when there is none
     * @throws dev.brigade.http.ProblemException 412 when the caller wants to change another one
     */
    public void requireVersion(long version) {
        call.requireVersion(version);
    }

    /** Forgets the rows that were read, so that they are read again. */
    public void refresh() {
        session.clear();
    }

    /** Reads with SQL, in this transaction. */
    public <T> T read(ReturningWork<T> work) {
        return session.doReturningWork(work);
    }

    /** Writes with SQL, in this transaction. */
    public void write(Work work) {
        session.doWork(work);
    }

    List<JsonNode> answers() {
        return List.copyOf(answers);
    }

    private UUID write(Announcement event, long version) {
        UUID eventId = Uuids.v7();
        OutboxEvent row =
                new OutboxEvent(
                        eventId,
                        event.topic(),
                        event.subject(),
                        event.decider(),
                        event.type(),
                        event.json(),
                        version,
                        call.correlationId(),
                        null,
                        call.commandId(),
                        call.traceparent(),
                        Instant.now());
        write(connection -> outbox.publish(connection, row));
        return eventId;
    }
}
