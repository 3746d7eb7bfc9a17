package dev.brigade.account.payment.store;

import dev.brigade.account.payment.Payment;
import dev.brigade.account.payment.Payment.Absent;
import dev.brigade.account.payment.Payment.Returned;
import dev.brigade.account.payment.Payment.Submitted;
import dev.brigade.account.payment.Transfer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;

/** The rows of payments, written by compare and set as those of accounts are. */
@ApplicationScoped
class PaymentRows implements PanacheRepositoryBase<PaymentRow, String> {

    private static final String INSERT =
            """
            insert into Payment (id, accountId, amount, source, status, version)
            values (:id, :accountId, :amount, :source, :status, :version)
            on conflict (id) do nothing
            """;

    private static final String UPDATE =
            """
            set accountId = :accountId, amount = :amount, source = :source, status = :status,
                version = :version
            where id = :id and version = :expected
            """;

    /** False when there is such a row already. */
    boolean insert(String id, Payment payment, long version) {
        Query insert = getEntityManager().createQuery(INSERT);
        values(id, payment, version).map().forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
    }

    /** False when the row has not the expected version. */
    boolean update(String id, long expected, Payment payment, long version) {
        return update(UPDATE, values(id, payment, version).and("expected", expected)) == 1;
    }

    private static Parameters values(String id, Payment payment, long version) {
        Parameters row = Parameters.with("id", id).and("version", version);
        return switch (payment) {
            case Submitted(var transfer) ->
                    add(row, transfer).and("status", PaymentStatus.SUBMITTED);
            case Returned(var transfer) -> add(row, transfer).and("status", PaymentStatus.RETURNED);
            case Absent() -> throw new IllegalStateException("No event makes a payment absent");
        };
    }

    private static Parameters add(Parameters row, Transfer transfer) {
        return row.and("accountId", transfer.accountId())
                .and("amount", transfer.amount())
                .and("source", transfer.source());
    }
}
