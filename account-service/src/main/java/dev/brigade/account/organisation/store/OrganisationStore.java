package dev.brigade.account.organisation.store;

import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.organisation.Organisation;
import dev.brigade.account.organisation.OrganisationEvent;
import dev.brigade.account.organisation.wire.OrganisationMessages;
import dev.brigade.decider.StateStore;
import java.util.List;
import java.util.Optional;

/** The organisations within one unit of work: the row, and its events in the outbox. */
record OrganisationStore(OrganisationRows rows, UnitOfWork unit)
        implements StateStore<String, Organisation, OrganisationEvent> {

    @Override
    public Optional<Versioned<Organisation>> load(String id) {
        unit.refresh();
        Optional<Versioned<Organisation>> organisation =
                rows.findByIdOptional(id)
                        .map(row -> new Versioned<>(row.toOrganisation(), row.version));
        unit.requireVersion(organisation.map(Versioned::version).orElse(0L));
        return organisation;
    }

    @Override
    public boolean save(
            String id,
            long expectedVersion,
            Organisation state,
            long newVersion,
            List<OrganisationEvent> events) {
        boolean saved =
                expectedVersion == 0
                        ? rows.insert(id, state, newVersion)
                        : rows.update(id, expectedVersion, state, newVersion);
        if (saved) {
            long version = expectedVersion;
            for (OrganisationEvent event : events) {
                version++;
                unit.publish(OrganisationMessages.event(event), version);
            }
        }
        return saved;
    }
}
