package dev.brigade.account.command.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.account.command.Answer;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers to commands: the new events, and the version that they led to as {@code ETag}. */
public final class Answers {

    private Answers() {}

    /** 200. */
    public static Response ok(Answer answer) {
        return complete(Response.ok(), answer);
    }

    /**
     * 201.
     *
     * @param collection the path that what was created is found under, by its id
     */
    public static Response created(String collection, Answer answer) {
        String id = answer.events().getFirst().path("id").textValue();
        return complete(Response.created(URI.create(collection + "/" + id)), answer);
    }

    private static Response complete(Response.ResponseBuilder response, Answer answer) {
        for (JsonNode event : answer.events()) {
            response.tag(event.path("streamVersion").asText());
        }
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.entity(answer.events()).build();
    }
}
