package dev.brigade.transactions.choreography;

import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.account.KnownAccount;
import dev.brigade.transactions.ledger.LedgerCommand.AuthorizeTransaction;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;

/**
 * The payment of an order by an account.
 *
 * @param transactionId derived from the order's id
 * @param amount in cents; 0 when everything was free
 */
record OrderPayment(
        String orderId, String transactionId, String accountId, String restaurantId, long amount) {

    static OrderPayment of(OrderCreated order, String accountId) {
        return new OrderPayment(
                order.id(),
                transactionId(order.id()),
                accountId,
                order.restaurantId(),
                order.total().movePointRight(2).longValueExact());
    }

    static String transactionId(String orderId) {
        return Uuids.derived("transaction", orderId).toString();
    }

    AuthorizeTransaction authorize(KnownAccount account) {
        return new AuthorizeTransaction(
                accountId,
                transactionId,
                amount,
                restaurantId,
                account.countryCode(),
                account.zipOrPostal(),
                account.creditLimit());
    }
}
