package dev.brigade.account.organisation.store;

import dev.brigade.account.organisation.Alias;
import dev.brigade.account.organisation.Description;
import dev.brigade.account.organisation.Details;
import dev.brigade.account.organisation.Location;
import dev.brigade.account.organisation.Name;
import dev.brigade.account.organisation.Organisation;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The row of an organisation. Hibernate fills it; it is written by {@link OrganisationRows} alone.
 */
@Entity(name = "Organisation")
@Table(name = "organisation")
@SuppressWarnings("NullAway.Init")
class OrganisationRow extends PanacheEntityBase {

    @Id String id;
    String name;
    String location;
    @Nullable String description;
    @Nullable String alias;
    long version;

    Organisation toOrganisation() {
        return new Organisation.Present(
                new Details(
                        new Name(name),
                        new Location(location),
                        description == null ? null : new Description(description),
                        alias == null ? null : new Alias(alias)));
    }
}
