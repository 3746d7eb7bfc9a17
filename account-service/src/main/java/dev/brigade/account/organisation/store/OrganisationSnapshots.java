package dev.brigade.account.organisation.store;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.command.RowSnapshots;
import dev.brigade.account.organisation.wire.OrganisationMessage.Snapshot;
import dev.brigade.account.organisation.wire.OrganisationMessages;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Organisations as they are now. */
@Singleton
class OrganisationSnapshots extends RowSnapshots {

    OrganisationSnapshots() {
        super(OrganisationMessages.DECIDER, "organisation");
    }

    @Override
    protected Announcement announce(ResultSet row) throws SQLException {
        return OrganisationMessages.snapshot(
                new Snapshot(
                        row.getString("id"),
                        row.getLong("version"),
                        row.getString("name"),
                        row.getString("location"),
                        row.getString("description"),
                        row.getString("alias")));
    }
}
