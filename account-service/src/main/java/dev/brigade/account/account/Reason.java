package dev.brigade.account.account;

/** Why an account says no. The texts are a contract. */
final class Reason {

    static final String ACCOUNT_ALREADY_EXISTS = "Account already exist!";
    static final String ACCOUNT_DOES_NOT_EXIST = "Account does not exist!";
    static final String ACCOUNT_CLOSED = "Account is closed!";

    private Reason() {}
}
