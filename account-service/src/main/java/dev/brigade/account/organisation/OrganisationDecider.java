package dev.brigade.account.organisation;

import dev.brigade.account.organisation.Organisation.Absent;
import dev.brigade.account.organisation.Organisation.Present;
import dev.brigade.account.organisation.OrganisationCommand.CreateOrganisation;
import dev.brigade.account.organisation.OrganisationCommand.UpdateOrganisation;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotUpdated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationUpdated;
import dev.brigade.decider.Decider;
import java.util.List;

/** The life of an organisation: created once, then updated. */
public final class OrganisationDecider
        implements Decider<OrganisationCommand, Organisation, OrganisationEvent> {

    @Override
    public Organisation initialState() {
        return new Absent();
    }

    @Override
    public List<OrganisationEvent> decide(OrganisationCommand command, Organisation organisation) {
        return List.of(
                switch (command) {
                    case CreateOrganisation create -> decide(create, organisation);
                    case UpdateOrganisation update -> decide(update, organisation);
                });
    }

    @Override
    public Organisation evolve(Organisation organisation, OrganisationEvent event) {
        return switch (event) {
            case OrganisationCreated(_, var details) -> new Present(details);
            case OrganisationUpdated(_, var details) -> new Present(details);
            case OrganisationNotCreated _, OrganisationNotUpdated _ -> organisation;
        };
    }

    private static OrganisationEvent decide(CreateOrganisation command, Organisation organisation) {
        return switch (organisation) {
            case Absent() -> new OrganisationCreated(command.id(), command.details());
            case Present _ -> new OrganisationNotCreated(command.id(), Reason.ALREADY_CREATED);
        };
    }

    private static OrganisationEvent decide(UpdateOrganisation command, Organisation organisation) {
        return switch (organisation) {
            case Absent() -> new OrganisationNotUpdated(command.id(), Reason.DOES_NOT_EXIST);
            case Present _ -> new OrganisationUpdated(command.id(), command.details());
        };
    }
}
