package dev.brigade.transactions.ledger.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.eventstore.codec.Upcaster;
import dev.brigade.transactions.command.RecordedJson;

/**
 * Version 1 of {@code TransactionDecisionedEvent} did not hold the credit limit that the decision
 * was made with. Nobody knows it any more, so in version 2 it is absent.
 */
final class DecisionWithoutLimit implements Upcaster {

    @Override
    public String upcast(String json) {
        return ((ObjectNode) RecordedJson.parse(json)).put("version", 2).toString();
    }
}
