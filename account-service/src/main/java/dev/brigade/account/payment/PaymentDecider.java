package dev.brigade.account.payment;

import dev.brigade.account.payment.Payment.Absent;
import dev.brigade.account.payment.Payment.Returned;
import dev.brigade.account.payment.Payment.Submitted;
import dev.brigade.account.payment.PaymentCommand.ReturnPayment;
import dev.brigade.account.payment.PaymentCommand.SubmitPayment;
import dev.brigade.account.payment.PaymentEvent.PaymentNotReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentNotSubmitted;
import dev.brigade.account.payment.PaymentEvent.PaymentReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentSubmitted;
import dev.brigade.decider.Decider;
import java.util.List;

/** The life of a payment: submitted up to what is owed, and perhaps returned. */
public final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent> {

    @Override
    public Payment initialState() {
        return new Absent();
    }

    @Override
    public List<PaymentEvent> decide(PaymentCommand command, Payment payment) {
        return List.of(
                switch (command) {
                    case SubmitPayment submit -> decide(submit, payment);
                    case ReturnPayment back -> decide(back, payment);
                });
    }

    @Override
    public Payment evolve(Payment payment, PaymentEvent event) {
        return switch (event) {
            case PaymentSubmitted(_, var transfer) -> new Submitted(transfer);
            case PaymentReturned(_, var transfer) -> new Returned(transfer);
            case PaymentNotSubmitted _, PaymentNotReturned _ -> payment;
        };
    }

    private static PaymentEvent decide(SubmitPayment command, Payment payment) {
        return switch (payment) {
            case Absent() when command.balance().isEmpty() ->
                    refused(command, Reason.ACCOUNT_DOES_NOT_EXIST);
            case Absent() when command.transfer().amount() > command.balance().getAsLong() ->
                    refused(command, Reason.ABOVE_BALANCE);
            case Absent() -> new PaymentSubmitted(command.id(), command.transfer());
            case Submitted _, Returned _ -> refused(command, Reason.PAYMENT_ALREADY_EXISTS);
        };
    }

    private static PaymentEvent decide(ReturnPayment command, Payment payment) {
        return switch (payment) {
            case Absent() -> new PaymentNotReturned(command.id(), Reason.PAYMENT_DOES_NOT_EXIST);
            case Submitted(var transfer) -> new PaymentReturned(command.id(), transfer);
            case Returned _ ->
                    new PaymentNotReturned(command.id(), Reason.PAYMENT_ALREADY_RETURNED);
        };
    }

    private static PaymentNotSubmitted refused(SubmitPayment command, String reason) {
        return new PaymentNotSubmitted(command.id(), command.transfer(), reason);
    }
}
