package dev.brigade.account.organisation;

/** Why an organisation says no. The texts are a contract. */
final class Reason {

    static final String ALREADY_CREATED = "Org already created";
    static final String DOES_NOT_EXIST = "Updating non-existent org";

    private Reason() {}
}
