package dev.brigade.account.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.brigade.http.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The commands that had an effect, by the id their caller gave. Only those: a refusal changed
 * nothing, so the same command may be decided again.
 */
final class HandledCommands {

    private static final String CLAIM = Sql.read(HandledCommands.class, "claim_command.sql");
    private static final String ANSWER = Sql.read(HandledCommands.class, "answer_command.sql");

    private HandledCommands() {}

    /**
     * Takes the id for this transaction; waits for another one that holds it.
     *
     * @return the earlier answer, if the command was handled before
     * @throws ProblemException 422 when that was another request
     */
    static Optional<List<JsonNode>> claim(Connection transaction, Call call) throws SQLException {
        try (PreparedStatement claim = transaction.prepareStatement(CLAIM)) {
            claim.setString(1, call.commandId());
            claim.setString(2, call.fingerprint());
            try (ResultSet row = claim.executeQuery()) {
                row.next();
                return earlierAnswer(row, call);
            }
        }
    }

    /** Whoever has handled it has left an answer; a new row has none yet. */
    private static Optional<List<JsonNode>> earlierAnswer(ResultSet row, Call call)
            throws SQLException {
        String answer = row.getString("answer");
        if (answer == null) {
            return Optional.empty();
        }
        if (!row.getString("fingerprint").equals(call.fingerprint())) {
            throw ProblemException.unprocessable("The command id was used for another request");
        }
        return Optional.of(Json.list(answer));
    }

    static void complete(Connection transaction, Call call, List<JsonNode> events)
            throws SQLException {
        try (PreparedStatement answer = transaction.prepareStatement(ANSWER)) {
            answer.setString(1, Json.text(events));
            answer.setString(2, call.commandId());
            answer.executeUpdate();
        }
    }
}
