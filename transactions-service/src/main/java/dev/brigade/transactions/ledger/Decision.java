package dev.brigade.transactions.ledger;

/** What came of an authorization. The names are a contract. */
public enum Decision {
    APPROVED,
    DECLINED
}
