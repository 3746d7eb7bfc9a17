package dev.brigade.account.organisation.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as it is shown; what it does not have is left out.
 *
 * @param version the number of its events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationItem(
        String id,
        String name,
        String location,
        @Nullable String description,
        @Nullable String alias,
        long version) {

    static OrganisationItem of(OrganisationRow row) {
        return new OrganisationItem(
                row.id, row.name, row.location, row.description, row.alias, row.version);
    }
}
