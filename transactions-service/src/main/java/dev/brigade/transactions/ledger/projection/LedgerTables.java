package dev.brigade.transactions.ledger.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.ledger.ClearingCode;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotApplied;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentNotReturned;
import dev.brigade.transactions.ledger.LedgerEvent.PaymentReturned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionNotVoided;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import dev.brigade.transactions.ledger.LedgerSummary;
import dev.brigade.transactions.ledger.LedgerView;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.projection.Projection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes the tables of ledgers and of their transactions. */
final class LedgerTables implements Projection {

    /** Of the projection. */
    static final String NAME = "ledgers";

    private static final String FIND =
            "select version, balance, pending from ledger_view where id = ?";
    private static final String SAVE =
            """
            insert into ledger_view as known (id, version, balance, pending) values (?, ?, ?, ?)
            on conflict (id) do update
            set version = excluded.version, balance = excluded.balance, pending = excluded.pending
            where known.version < excluded.version
            """;
    private static final String DECIDED =
            """
            insert into ledger_transaction
                (account_id, transaction_id, position, amount, status, decline_reason,
                 rule_version, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String ENDED =
            "update ledger_transaction set status = ? where account_id = ? and transaction_id = ?";

    private final EventCodec<LedgerEvent> codec = LedgerCodec.create();
    private final LedgerView view = new LedgerView();

    private record Row(long version, LedgerSummary ledger) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("ledger_view", "ledger_transaction");
    }

    @Override
    public boolean shows(String decider) {
        return codec.decider().equals(decider);
    }

    @Override
    public void apply(Connection transaction, List<RecordedEvent> events) throws SQLException {
        String id = events.getFirst().stream().id();
        Row row =
                Sql.first(transaction, FIND, LedgerTables::read, id)
                        .orElseGet(() -> new Row(0, view.initialState()));
        for (RecordedEvent event : events) {
            if (Projection.isNext(event, row.version())) {
                LedgerEvent it = codec.decode(event.type(), event.json());
                row = new Row(event.version(), view.evolve(row.ledger(), it));
                show(transaction, event, it);
            }
        }
        LedgerSummary ledger = row.ledger();
        Sql.update(transaction, SAVE, id, row.version(), ledger.balance(), ledger.pending());
    }

    private static void show(Connection transaction, RecordedEvent recorded, LedgerEvent event)
            throws SQLException {
        switch (event) {
            case TransactionDecisioned it ->
                    Sql.update(
                            transaction,
                            DECIDED,
                            it.id(),
                            it.transactionId(),
                            recorded.position(),
                            it.amount(),
                            it.decision().name(),
                            it.declineReason(),
                            it.ruleVersion(),
                            recorded.createdAt());
            case TransactionCleared it ->
                    end(transaction, it.id(), it.transactionId(), status(it.code()));
            case TransactionVoided it ->
                    end(transaction, it.id(), it.transactionId(), TransactionStatus.VOIDED);
            case PaymentApplied _, PaymentReturned _ -> {}
            case TransactionNotCleared _, TransactionNotVoided _ -> {}
            case PaymentNotApplied _, PaymentNotReturned _ -> {}
        }
    }

    private static TransactionStatus status(ClearingCode code) {
        return switch (code) {
            case CLEAN -> TransactionStatus.CLEARED;
            case BAD -> TransactionStatus.BAD;
        };
    }

    private static void end(
            Connection transaction, String account, String id, TransactionStatus status)
            throws SQLException {
        Sql.update(transaction, ENDED, status.name(), account, id);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), new LedgerSummary(row.getLong(2), row.getLong(3)));
    }
}
