package dev.brigade.account.organisation;

/** What can be asked of an organisation. */
public sealed interface OrganisationCommand {

    /** The organisation's id. */
    String id();

    /** Makes it. */
    record CreateOrganisation(String id, Details details) implements OrganisationCommand {}

    /** Replaces all that is known of it. */
    record UpdateOrganisation(String id, Details details) implements OrganisationCommand {}
}
