package dev.brigade.account.account.store;

import dev.brigade.account.account.wire.AccountAnnouncements;
import dev.brigade.account.account.wire.AccountMessage.AddressJson;
import dev.brigade.account.account.wire.AccountMessage.Snapshot;
import dev.brigade.account.account.wire.AccountMessages;
import dev.brigade.account.command.Announcement;
import dev.brigade.account.command.RowSnapshots;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Accounts as they are now. */
@Singleton
public class AccountSnapshots extends RowSnapshots {

    AccountSnapshots() {
        super(AccountMessages.DECIDER, "account");
    }

    /** What a row of accounts says. */
    public static Snapshot read(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getString("id"),
                row.getLong("version"),
                row.getString("holder_name"),
                row.getString("email"),
                row.getString("phone"),
                new AddressJson(
                        row.getString("street_address"),
                        row.getString("zip_or_postal"),
                        row.getString("country_code")),
                row.getString("card_masked"),
                row.getLong("credit_limit"),
                row.getString("status"));
    }

    @Override
    protected Announcement announce(ResultSet row) throws SQLException {
        return AccountAnnouncements.snapshot(read(row));
    }
}
