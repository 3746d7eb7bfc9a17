package dev.brigade.transactions.command.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.transactions.command.RecordedJson;
import dev.brigade.transactions.command.Reply;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers to commands. */
public final class Replies {

    private Replies() {}

    /** 200 with the events. */
    public static Response ok(Reply.Done reply) {
        return of(Response.ok(), reply);
    }

    /**
     * 201 with the events.
     *
     * @param path of the collection; the id of what was created, which the last event is about,
     *     goes behind it
     */
    public static Response created(String path, Reply.Done reply) {
        JsonNode events = RecordedJson.parse(reply.json());
        String id = events.path(events.size() - 1).path("id").asText();
        return of(Response.created(URI.create(path + "/" + id)), reply);
    }

    private static Response of(Response.ResponseBuilder response, Reply.Done reply) {
        if (reply.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.entity(reply.json()).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
