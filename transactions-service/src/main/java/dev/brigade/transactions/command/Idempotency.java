package dev.brigade.transactions.command;

import dev.brigade.http.ProblemException;
import dev.brigade.transactions.jdbc.ConflictException;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.jdbc.UnitOfWork;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
            select * from unnest(?::text[], ?::bytea[], ?::text[]) on conflict (command_id) do nothing
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
        transaction.insert(
                Idempotency::insert, new Answered(command.commandId(), command.hash(), response));
    }

    private static boolean insert(Connection transaction, List<Answered> answers)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(REMEMBER)) {
            statement.setArray(1, texts(transaction, answers, Answered::commandId));
            byte[][] hashes = answers.stream().map(Answered::hash).toArray(byte[][]::new);
            statement.setArray(2, transaction.createArrayOf("bytea", hashes));
            statement.setArray(3, texts(transaction, answers, Answered::response));
            return statement.executeUpdate() == answers.size();
        }
    }

    private static Array texts(
            Connection connection, List<Answered> answers, Function<Answered, String> part)
            throws SQLException {
        return connection.createArrayOf("text", answers.stream().map(part).toArray());
    }

    /** A row of the table. */
    @SuppressWarnings("ArrayRecordComponent") // lives within one method
    private record Answered(String commandId, byte[] hash, String response) {

        @Override
        public String toString() {
            return "Command " + commandId;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives within one method
    private record Handled(byte[] hash, String response) {}
}
