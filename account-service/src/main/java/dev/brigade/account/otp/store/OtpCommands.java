package dev.brigade.account.otp.store;

import dev.brigade.account.command.Answer;
import dev.brigade.account.command.Call;
import dev.brigade.account.command.CommandTransaction;
import dev.brigade.account.command.Decisions;
import dev.brigade.account.command.UnitOfWork;
import dev.brigade.account.otp.OtpCommand;
import dev.brigade.account.otp.OtpCommand.RequestOtp;
import dev.brigade.account.otp.OtpCommand.VerifyOtp;
import dev.brigade.account.otp.OtpDecider;
import dev.brigade.account.otp.OtpEvent;
import dev.brigade.account.otp.OtpEvent.OtpAttemptFailed;
import dev.brigade.account.otp.OtpEvent.UserNotSignedIn;
import dev.brigade.account.otp.OtpEvent.UserSignedIn;
import dev.brigade.account.otp.User;
import dev.brigade.account.otp.secret.KeyedHash;
import dev.brigade.account.otp.wire.OtpMessages;
import dev.brigade.decider.Decision;
import dev.brigade.decider.StateStoredRunner;
import dev.brigade.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Handles commands to one-time passwords: the decider, run on the password's row. */
@ApplicationScoped
public class OtpCommands {

    private final CommandTransaction transaction;
    private final OtpDecider decider;
    private final OtpRows rows;
    private final OtpLimits limits;
    private final KeyedHash hashes;

    @Inject
    OtpCommands(
            CommandTransaction transaction,
            OtpDecider decider,
            OtpRows rows,
            OtpLimits limits,
            KeyedHash hashes) {
        this.transaction = transaction;
        this.decider = decider;
        this.rows = rows;
        this.limits = limits;
        this.hashes = hashes;
    }

    /** Who signed in, and the events that say so. */
    public record SignedIn(User user, Answer answer) {}

    /**
     * Sends a code, unless its address or the caller has asked for too many.
     *
     * @param caller where the request comes from
     * @throws ProblemException 429
     */
    public Answer request(Call call, RequestOtp command, String caller) {
        return transaction.handle(
                call,
                unit -> {
                    String address = command.user().recipient().identity();
                    take(unit, limits.perAddress(), "address", address, command.now());
                    take(unit, limits.perCaller(), "caller", caller, command.now());
                    Decisions.requireAccepted(run(command, unit), OtpMessages::json);
                    Duration window = limits.perAddress().window();
                    unit.write(it -> Leftovers.forget(it, command.now(), window));
                });
    }

    /**
     * Lets somebody in who knows the code. A wrong one counts: that commits before the refusal.
     *
     * @throws ProblemException 409, the same for every failure
     */
    public SignedIn verify(Call call, VerifyOtp command) {
        AtomicReference<OtpEvent> outcome = new AtomicReference<>();
        Answer answer =
                transaction.handle(
                        call, unit -> outcome.set(run(command, unit).events().getFirst()));
        return switch (outcome.get()) {
            case UserSignedIn(_, var user) -> new SignedIn(user, answer);
            case OtpAttemptFailed _, UserNotSignedIn _ -> throw failed(command.id());
            case OtpEvent other -> throw new IllegalStateException("Verifying led to " + other);
        };
    }

    /** What is answered whenever somebody is not let in. */
    public static ProblemException failed(String requestId) {
        return Decisions.refusal(
                OtpDecider.AUTHENTICATION_FAILED,
                OtpMessages.json(new UserNotSignedIn(requestId, OtpDecider.AUTHENTICATION_FAILED)));
    }

    private Decision<OtpEvent> run(OtpCommand command, UnitOfWork unit) {
        return new StateStoredRunner<>(decider, new OtpStore(rows, unit))
                .handle(command.id(), command);
    }

    private void take(UnitOfWork unit, Allowance allowance, String whose, String who, Instant now) {
        String key = hashes.of("allowance per " + whose, who);
        unit.write(connection -> allowance.take(connection, key, now));
    }
}
