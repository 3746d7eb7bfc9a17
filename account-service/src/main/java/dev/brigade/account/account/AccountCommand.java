package dev.brigade.account.account;

/** What can be asked of an account. */
public sealed interface AccountCommand {

    /** The account's id. */
    String id();

    /** Opens an account. */
    record OpenAccount(String id, Profile profile) implements AccountCommand {}

    /** Sets how much the account may owe. */
    record ChangeCreditLimit(String id, CreditLimit creditLimit) implements AccountCommand {}

    /** The holder moved. */
    record ChangeAddress(String id, Address address) implements AccountCommand {}

    /** The holder is reached in another way. */
    record ChangeContact(String id, Contact contact) implements AccountCommand {}

    /** Ends an account. */
    record CloseAccount(String id) implements AccountCommand {}
}
