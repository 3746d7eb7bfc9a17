package dev.brigade.account.payment.store;

import dev.brigade.account.command.RowStore.Rows;
import dev.brigade.account.payment.Payment;
import dev.brigade.account.payment.Payment.Absent;
import dev.brigade.account.payment.Payment.Returned;
import dev.brigade.account.payment.Payment.Submitted;
import dev.brigade.account.payment.Transfer;
import dev.brigade.decider.StateStore.Versioned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Optional;

/** The rows of payments, written by compare and set as those of accounts are. */
@ApplicationScoped
class PaymentRows implements PanacheRepositoryBase<PaymentRow, String>, Rows<Payment> {

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

    @Override
    public Optional<Versioned<Payment>> state(String id) {
        return findByIdOptional(id).map(row -> new Versioned<>(row.toPayment(), row.version));
    }

    @Override
    public boolean insert(String id, Payment payment, long version) {
        Query insert = getEntityManager().createQuery(INSERT);
        values(id, payment, version).map().forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
    }

    @Override
    public boolean update(String id, long expected, Payment payment, long version) {
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
