package dev.brigade.account.organisation.store;

import dev.brigade.account.command.RowStore;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.organisation.Organisation;
import dev.brigade.account.organisation.OrganisationEvent;
import dev.brigade.account.organisation.wire.OrganisationMessages;

/** The organisations within one unit of work. */
final class OrganisationStore extends RowStore<Organisation, OrganisationEvent> {

    OrganisationStore(OrganisationRows rows, UnitOfWork unit) {
        super(rows, unit);
    }

    @Override
    protected void publish(UnitOfWork to, OrganisationEvent event, long version) {
        to.publish(OrganisationMessages.event(event), version);
    }
}
