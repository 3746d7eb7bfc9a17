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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the tables of ledgers and of their transactions. */
final class LedgerTables implements Projection {

    /** Of the projection. */
    static final String NAME = "ledgers";

    private static final String FIND =
            "select version, balance, pending, id from ledger_view where id = any(?)";
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
    public void apply(Connection transaction, List<List<RecordedEvent>> streams)
            throws SQLException {
        Map<String, Row> shown = new HashMap<>();
        String[] ids =
                streams.stream()
                        .map(events -> events.getFirst().stream().id())
                        .toArray(String[]::new);
        Sql.list(transaction, FIND, row -> shown.put(row.getString(4), read(row)), (Object) ids);
        Changes changes = new Changes();
        for (List<RecordedEvent> events : streams) {
            Row none = new Row(0, view.initialState());
            next(events, shown.getOrDefault(events.getFirst().stream().id(), none), changes);
        }
        Sql.updateAll(transaction, DECIDED, changes.decided);
        Sql.updateAll(transaction, ENDED, changes.ended);
        Sql.updateAll(transaction, SAVE, changes.ledgers);
    }

    private void next(List<RecordedEvent> events, Row before, Changes changes) {
        Row row = before;
        for (RecordedEvent event : events) {
            if (Projection.isNext(event, row.version())) {
                LedgerEvent it = codec.decode(event.type(), event.json());
                row = new Row(event.version(), view.evolve(row.ledger(), it));
                changes.add(event, it);
            }
        }
        changes.add(events.getFirst().stream().id(), row);
    }

    private static TransactionStatus status(ClearingCode code) {
        return switch (code) {
            case CLEAN -> TransactionStatus.CLEARED;
            case BAD -> TransactionStatus.BAD;
        };
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), new LedgerSummary(row.getLong(2), row.getLong(3)));
    }

    /** Parameters of the statements. A transaction is decided before it ends. */
    private static final class Changes {

        private final List<@Nullable Object[]> decided = new ArrayList<>();
        private final List<@Nullable Object[]> ended = new ArrayList<>();
        private final List<@Nullable Object[]> ledgers = new ArrayList<>();

        void add(String id, Row row) {
            LedgerSummary ledger = row.ledger();
            ledgers.add(new Object[] {id, row.version(), ledger.balance(), ledger.pending()});
        }

        void add(RecordedEvent recorded, LedgerEvent event) {
            switch (event) {
                case TransactionDecisioned it ->
                        decided.add(
                                new @Nullable Object[] {
                                    it.id(),
                                    it.transactionId(),
                                    recorded.position(),
                                    it.amount(),
                                    it.decision().name(),
                                    it.declineReason(),
                                    it.ruleVersion(),
                                    recorded.createdAt()
                                });
                case TransactionCleared it -> end(it.id(), it.transactionId(), status(it.code()));
                case TransactionVoided it ->
                        end(it.id(), it.transactionId(), TransactionStatus.VOIDED);
                case PaymentApplied _, PaymentReturned _ -> {}
                case TransactionNotCleared _, TransactionNotVoided _ -> {}
                case PaymentNotApplied _, PaymentNotReturned _ -> {}
            }
        }

        private void end(String account, String id, TransactionStatus status) {
            ended.add(new Object[] {status.name(), account, id});
        }
    }
}
