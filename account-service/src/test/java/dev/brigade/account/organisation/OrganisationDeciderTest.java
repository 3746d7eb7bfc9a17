package dev.brigade.account.organisation;

import dev.brigade.account.organisation.Organisation.Present;
import dev.brigade.account.organisation.OrganisationCommand.CreateOrganisation;
import dev.brigade.account.organisation.OrganisationCommand.UpdateOrganisation;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotUpdated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationUpdated;
import dev.brigade.decider.spec.DeciderSpec;
import org.junit.jupiter.api.Test;

class OrganisationDeciderTest {

    private static final String ID = "trattoria";
    private static final Details OLD =
            new Details(new Name("Trattoria"), new Location("Belgrade"), null, null);
    private static final Details NEW =
            new Details(
                    new Name("Trattoria Group"),
                    new Location("Novi Sad"),
                    new Description("Three kitchens"),
                    new Alias("trattoria"));
    private static final OrganisationCreated CREATED = new OrganisationCreated(ID, OLD);
    private static final OrganisationUpdated UPDATED = new OrganisationUpdated(ID, NEW);

    private final DeciderSpec<OrganisationCommand, Organisation, OrganisationEvent> organisation =
            DeciderSpec.of(new OrganisationDecider());

    @Test
    void an_organisation_is_created() {
        organisation
                .given()
                .when(new CreateOrganisation(ID, OLD))
                .then(CREATED)
                .thenState(new Present(OLD));
    }

    @Test
    void an_organisation_is_not_created_twice() {
        organisation
                .given(CREATED)
                .when(new CreateOrganisation(ID, NEW))
                .then(new OrganisationNotCreated(ID, "Org already created"));
    }

    @Test
    void an_organisation_is_updated() {
        organisation
                .given(CREATED)
                .when(new UpdateOrganisation(ID, NEW))
                .then(UPDATED)
                .thenState(new Present(NEW));
    }

    @Test
    void an_updated_organisation_is_updated_again_and_not_created() {
        organisation
                .given(CREATED, UPDATED)
                .when(new UpdateOrganisation(ID, OLD))
                .then(new OrganisationUpdated(ID, OLD));
        organisation
                .given(CREATED, UPDATED)
                .when(new CreateOrganisation(ID, OLD))
                .then(new OrganisationNotCreated(ID, "Org already created"));
    }

    @Test
    void an_organisation_that_is_not_there_is_not_updated() {
        organisation
                .given()
                .when(new UpdateOrganisation(ID, NEW))
                .then(new OrganisationNotUpdated(ID, "Updating non-existent org"));
    }
}
