package dev.brigade.account.payment.http;

import dev.brigade.account.access.CommandAccess;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.http.Calls;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.account.payment.Source;
import dev.brigade.account.payment.Transfer;
import dev.brigade.account.payment.store.PaymentCommands;
import dev.brigade.account.payment.wire.PaymentMessages;
import dev.brigade.http.Fields;
import dev.brigade.messaging.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Function;

/** The commands to payments by their names. */
@ApplicationScoped
class PaymentRoute implements DeciderRoute {

    private static final String SUBMIT = "SubmitPaymentCommand";
    private static final String RETURN = "ReturnPaymentCommand";

    private final PaymentCommands commands;
    private final Calls calls;
    private final CommandAccess access;

    @Inject
    PaymentRoute(PaymentCommands commands, Calls calls, CommandAccess access) {
        this.commands = commands;
        this.calls = calls;
        this.access = access;
    }

    @Override
    public String decider() {
        return PaymentMessages.DECIDER;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SUBMIT, RETURN);
    }

    @Override
    public Answer handle(String kind, Fields body) {
        return switch (kind) {
            case SUBMIT ->
                    submit(
                            body,
                            fields -> fields.id("id"),
                            fields -> transfer(fields.id("accountId"), fields));
            case RETURN -> giveBack(body, fields -> fields.id("id"));
            default -> throw new IllegalArgumentException("No command to payments: " + kind);
        };
    }

    /** Submits a payment for an account, with the caller's id or with a new one. */
    Answer submit(String accountId, Fields body) {
        String offered = Uuids.v7().toString();
        return submit(
                body,
                fields -> fields.has("id") ? fields.id("id") : offered,
                fields -> transfer(accountId, fields));
    }

    /** Returns the payment with the given id. */
    Answer giveBack(String id, Fields body) {
        return giveBack(body, _ -> id);
    }

    private Answer submit(
            Fields body, Function<Fields, String> id, Function<Fields, Transfer> transfer) {
        record Submission(String id, Transfer transfer) {}
        var received =
                calls.receive(
                        body, fields -> new Submission(id.apply(fields), transfer.apply(fields)));
        Submission submission = received.command();
        access.requireAccount(submission.transfer().accountId());
        return commands.submit(received.call(), submission.id(), submission.transfer());
    }

    private Answer giveBack(Fields body, Function<Fields, String> id) {
        var received = calls.receive(body, id);
        access.requireAdmin();
        return commands.giveBack(received.call(), received.command());
    }

    private static Transfer transfer(String accountId, Fields fields) {
        return new Transfer(
                accountId, fields.cents("amount"), fields.oneOf("source", Source.class));
    }
}
