package dev.brigade.account.organisation.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.account.organisation.Alias;
import dev.brigade.account.organisation.Description;
import dev.brigade.account.organisation.Details;
import dev.brigade.account.organisation.Location;
import dev.brigade.account.organisation.Name;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotUpdated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationUpdated;
import org.junit.jupiter.api.Test;

/** The JSON is a contract. */
class OrganisationMessagesTest {

    private static final Details LITTLE =
            new Details(new Name("Trattoria"), new Location("Belgrade"), null, null);
    private static final Details ALL =
            new Details(
                    new Name("Trattoria"),
                    new Location("Belgrade"),
                    new Description("Three kitchens"),
                    new Alias("tr"));

    @Test
    void what_is_missing_is_left_out() {
        assertThat(OrganisationMessages.json(new OrganisationCreated("o-1", LITTLE)))
                .isEqualTo(
                        """
                        {"kind":"OrganisationCreatedEvent","decider":"Organisation","id":"o-1",\
                        "version":1,"final":false,"name":"Trattoria","location":"Belgrade"}\
                        """);
    }

    @Test
    void an_update_says_all() {
        assertThat(OrganisationMessages.json(new OrganisationUpdated("o-1", ALL)))
                .isEqualTo(
                        """
                        {"kind":"OrganisationUpdatedEvent","decider":"Organisation","id":"o-1",\
                        "version":1,"final":false,"name":"Trattoria","location":"Belgrade",\
                        "description":"Three kitchens","alias":"tr"}\
                        """);
    }

    @Test
    void a_refusal_says_why() {
        assertThat(OrganisationMessages.json(new OrganisationNotCreated("o-1", "why")))
                .isEqualTo(
                        """
                        {"kind":"OrganisationNotCreatedEvent","decider":"Organisation","id":"o-1",\
                        "version":1,"final":false,"reason":"why"}\
                        """);
        assertThat(OrganisationMessages.json(new OrganisationNotUpdated("o-1", "why")))
                .contains("\"kind\":\"OrganisationNotUpdatedEvent\"", "\"reason\":\"why\"");
    }

    @Test
    void the_event_goes_to_its_topic_under_its_id() {
        var event = OrganisationMessages.event(new OrganisationCreated("o-1", ALL));

        assertThat(event.topic()).isEqualTo("organisation.events.v1");
        assertThat(event.subject()).isEqualTo("o-1");
        assertThat(event.type()).isEqualTo("OrganisationCreatedEvent");
    }
}
