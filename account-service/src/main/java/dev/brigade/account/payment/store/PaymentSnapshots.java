package dev.brigade.account.payment.store;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.payment.wire.PaymentMessage.Snapshot;
import dev.brigade.account.payment.wire.PaymentMessages;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Payments as they are now. */
@Singleton
class PaymentSnapshots extends RowSnapshots {

    PaymentSnapshots() {
        super(PaymentMessages.DECIDER, "payment");
    }

    @Override
    protected Announcement announce(ResultSet row) throws SQLException {
        return PaymentMessages.snapshot(
                new Snapshot(
                        row.getString("id"),
                        row.getLong("version"),
                        row.getString("account_id"),
                        row.getLong("amount"),
                        row.getString("source"),
                        row.getString("status")));
    }
}
