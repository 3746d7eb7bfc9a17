package dev.brigade.account.payment;

import java.util.OptionalLong;

/** What can be asked of a payment. */
public sealed interface PaymentCommand {

    /** The payment's id. */
    String id();

    /**
     * Pays back some of what an account owes.
     *
     * @param balance what the account owes, in cents, less what other payments under way will pay;
     *     empty when there is no such account
     */
    record SubmitPayment(String id, Transfer transfer, OptionalLong balance)
            implements PaymentCommand {}

    /** The bank takes the payment back. */
    record ReturnPayment(String id) implements PaymentCommand {}
}
