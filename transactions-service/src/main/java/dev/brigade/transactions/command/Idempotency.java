package dev.brigade.transactions.command;

import dev.brigade.http.ProblemException;
import dev.brigade.transactions.jdbc.ConflictException;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Remembers the answers to commands that carry an id of the client's: the same id gets the same
 * answer. A refused command is not remembered, since nothing of it is stored.
 */
final class Idempotency {

    private static final String FIND =
            "select request_hash, response from handled_command where command_id = ?";
    private static final String REMEMBER =
            """
            insert into handled_command (command_id, request_hash, response)
            values (?, ?, ?) on conflict (command_id) do nothing
            """;

    private Idempotency() {}

    /**
     * The answer that this command got the first time.
     *
     * @throws ProblemException 422 when the id belongs to another request
     */
    static Optional<String> earlierAnswer(UnitOfWork transaction, ClientCommand command)
            throws SQLException {
        Optional<Handled> handled =
                Sql.first(
                        transaction.connection(),
                        FIND,
                        row -> new Handled(row.getBytes(1), row.getString(2)),
                        command.commandId());
        if (handled.isPresent() && !Arrays.equals(handled.get().hash(), command.hash())) {
            throw ProblemException.unprocessable(
                    "The command id %s was used for another request"
                            .formatted(command.commandId()));
        }
        return handled.map(Handled::response);
    }

    /**
     * Remembers the answer.
     *
     * @throws ConflictException when the same command was handled at the same time
     */
    static void remember(UnitOfWork transaction, ClientCommand command, String response)
            throws SQLException {
        int inserted =
                Sql.update(
                        transaction.connection(),
                        REMEMBER,
                        command.commandId(),
                        command.hash(),
                        response);
        if (inserted == 0) {
            throw new ConflictException("Command " + command.commandId());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives within one method
    private record Handled(byte[] hash, String response) {}
}
