package dev.brigade.account.payment;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brigade.account.payment.Payment.Returned;
import dev.brigade.account.payment.Payment.Submitted;
import dev.brigade.account.payment.PaymentCommand.ReturnPayment;
import dev.brigade.account.payment.PaymentCommand.SubmitPayment;
import dev.brigade.account.payment.PaymentEvent.PaymentNotReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentNotSubmitted;
import dev.brigade.account.payment.PaymentEvent.PaymentReturned;
import dev.brigade.account.payment.PaymentEvent.PaymentSubmitted;
import dev.brigade.decider.spec.DeciderSpec;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentDeciderTest {

    private static final String ID = "payment-1";
    private static final Transfer TRANSFER = new Transfer("account-1", 2_500, Source.CHECKING);
    private static final PaymentSubmitted SUBMITTED = new PaymentSubmitted(ID, TRANSFER);
    private static final PaymentReturned RETURNED = new PaymentReturned(ID, TRANSFER);

    private final DeciderSpec<PaymentCommand, Payment, PaymentEvent> payment =
            DeciderSpec.of(new PaymentDecider());

    @Test
    void a_payment_below_the_balance_is_submitted() {
        payment.given()
                .when(submitWithBalance(2_501))
                .then(SUBMITTED)
                .thenState(new Submitted(TRANSFER));
    }

    @Test
    void a_payment_of_the_whole_balance_is_submitted() {
        payment.given().when(submitWithBalance(2_500)).then(SUBMITTED);
    }

    @Test
    void a_payment_above_the_balance_is_refused() {
        payment.given()
                .when(submitWithBalance(2_499))
                .then(
                        new PaymentNotSubmitted(
                                ID, TRANSFER, "Amount cannot exceed current balance"));
    }

    @Test
    void a_payment_for_an_unknown_account_is_refused() {
        payment.given()
                .when(new SubmitPayment(ID, TRANSFER, OptionalLong.empty()))
                .then(new PaymentNotSubmitted(ID, TRANSFER, "Account does not exist!"));
    }

    @Test
    void a_payment_is_not_submitted_twice() {
        payment.given(SUBMITTED)
                .when(submitWithBalance(9_000))
                .then(new PaymentNotSubmitted(ID, TRANSFER, "Payment already exist!"));
    }

    @Test
    void a_submitted_payment_is_returned() {
        payment.given(SUBMITTED)
                .when(new ReturnPayment(ID))
                .then(RETURNED)
                .thenState(new Returned(TRANSFER));
    }

    @Test
    void an_unknown_payment_is_not_returned() {
        payment.given()
                .when(new ReturnPayment(ID))
                .then(new PaymentNotReturned(ID, "Payment does not exist!"));
    }

    @Test
    void a_payment_is_not_returned_twice() {
        payment.given(SUBMITTED, RETURNED)
                .when(new ReturnPayment(ID))
                .then(new PaymentNotReturned(ID, "Payment is already returned!"));
    }

    @Test
    void a_returned_payment_is_not_submitted_again() {
        payment.given(SUBMITTED, RETURNED)
                .when(submitWithBalance(9_000))
                .then(new PaymentNotSubmitted(ID, TRANSFER, "Payment already exist!"));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Transfer.MAX + 1, Long.MAX_VALUE})
    void an_amount_stays_in_its_range(long amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transfer("account-1", amount, Source.SAVINGS));
    }

    private static SubmitPayment submitWithBalance(long balance) {
        return new SubmitPayment(ID, TRANSFER, OptionalLong.of(balance));
    }
}
