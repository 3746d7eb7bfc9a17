package dev.brigade.account.account;

import dev.brigade.decider.Refusal;

/** What happened to an account, or was refused. */
public sealed interface AccountEvent {

    /** The account's id. */
    String id();

    /** There is a new account. */
    record AccountOpened(String id, Profile profile) implements AccountEvent {}

    /** It may owe more, or less. */
    record CreditLimitChanged(String id, CreditLimit before, CreditLimit after)
            implements AccountEvent {}

    /** The holder moved; holds all of the account, as its readers want more or less of it. */
    record AddressChanged(String id, Profile before, Profile after) implements AccountEvent {}

    /** The holder is reached in another way. */
    record ContactChanged(String id, Contact contact) implements AccountEvent {}

    /** It is over. */
    record AccountClosed(String id) implements AccountEvent {}

    /** The id is taken. */
    record AccountNotOpened(String id, String reason) implements AccountEvent, Refusal {}

    /** The account is not open. */
    record CreditLimitNotChanged(String id, String reason) implements AccountEvent, Refusal {}

    /** The account is not open. */
    record AddressNotChanged(String id, String reason) implements AccountEvent, Refusal {}

    /** The account is not open. */
    record ContactNotChanged(String id, String reason) implements AccountEvent, Refusal {}

    /** The account is not open. */
    record AccountNotClosed(String id, String reason) implements AccountEvent, Refusal {}
}
