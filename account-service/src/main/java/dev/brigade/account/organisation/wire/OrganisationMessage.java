package dev.brigade.account.organisation.wire;

import org.jspecify.annotations.Nullable;

/** The events of an organisation as JSON: a contract. What is missing is left out. */
public sealed interface OrganisationMessage {

    /** {@code OrganisationCreatedEvent}. */
    record Created(
            String id,
            String name,
            String location,
            @Nullable String description,
            @Nullable String alias)
            implements OrganisationMessage {}

    /** {@code OrganisationUpdatedEvent}. */
    record Updated(
            String id,
            String name,
            String location,
            @Nullable String description,
            @Nullable String alias)
            implements OrganisationMessage {}

    /** {@code OrganisationSnapshotEvent}: nothing happened; this is what it is at a version. */
    record Snapshot(
            String id,
            long organisationVersion,
            String name,
            String location,
            @Nullable String description,
            @Nullable String alias)
            implements OrganisationMessage {}

    /** {@code OrganisationNotCreatedEvent}. */
    record NotCreated(String id, String reason) implements OrganisationMessage {}

    /** {@code OrganisationNotUpdatedEvent}. */
    record NotUpdated(String id, String reason) implements OrganisationMessage {}
}
