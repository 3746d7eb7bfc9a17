package dev.brigade.account.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What came of a command that was accepted.
 *
 * @param events the new events' JSON, with {@code eventId}, {@code commandId} and {@code
 *     streamVersion}
 * @param replayed whether this is the answer to an earlier call with the same command id
 */
public record Answer(List<JsonNode> events, boolean replayed) {}
