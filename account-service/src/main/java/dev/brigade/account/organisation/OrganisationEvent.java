package dev.brigade.account.organisation;

import dev.brigade.decider.Refusal;

/** What happened to an organisation, or was refused. */
public sealed interface OrganisationEvent {

    /** The organisation's id. */
    String id();

    /** There is a new one. */
    record OrganisationCreated(String id, Details details) implements OrganisationEvent {}

    /** It is described anew. */
    record OrganisationUpdated(String id, Details details) implements OrganisationEvent {}

    /** The id is taken. */
    record OrganisationNotCreated(String id, String reason) implements OrganisationEvent, Refusal {}

    /** There is none. */
    record OrganisationNotUpdated(String id, String reason) implements OrganisationEvent, Refusal {}
}
