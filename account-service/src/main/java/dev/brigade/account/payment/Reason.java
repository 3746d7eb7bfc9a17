package dev.brigade.account.payment;

/** Why a payment says no. The texts are a contract. */
final class Reason {

    static final String PAYMENT_ALREADY_EXISTS = "Payment already exist!";
    static final String PAYMENT_DOES_NOT_EXIST = "Payment does not exist!";
    static final String PAYMENT_ALREADY_RETURNED = "Payment is already returned!";
    static final String ACCOUNT_DOES_NOT_EXIST = "Account does not exist!";
    static final String ABOVE_BALANCE = "Amount cannot exceed current balance";

    private Reason() {}
}
