package dev.brigade.account.payment.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads payments. Each call reads in a transaction of its own, and sees what has committed. */
@ApplicationScoped
public class PaymentQueries {

    private final PaymentRows rows;

    @Inject
    PaymentQueries(PaymentRows rows) {
        this.rows = rows;
    }

    /** The payment with this id. */
    public Optional<PaymentItem> find(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(id).map(PaymentItem::of));
    }

    /** An account's payments in the order of their ids, behind the given one. */
    public List<PaymentItem> list(String accountId, String after, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        rows
                                .find("accountId = ?1 and id > ?2 order by id", accountId, after)
                                .page(0, limit)
                                .stream()
                                .map(PaymentItem::of)
                                .toList());
    }
}
