package dev.brigade.transactions.ledger;

/** Why a ledger says no. The texts are a contract. */
final class Reason {

    static final String TRANSACTION_DOES_NOT_EXIST = "Transaction does not exist!";
    static final String TRANSACTION_DECLINED = "Transaction is declined!";
    static final String TRANSACTION_ALREADY_CLEARED = "Transaction is already cleared!";
    static final String TRANSACTION_VOIDED = "Transaction is voided!";
    static final String PAYMENT_NEVER_APPLIED = "Payment was never applied!";
    static final String BALANCE_OUT_OF_RANGE = "Balance is out of range!";

    private Reason() {}
}
