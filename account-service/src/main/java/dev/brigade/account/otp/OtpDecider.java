package dev.brigade.account.otp;

import dev.brigade.account.otp.OneTimePassword.Absent;
import dev.brigade.account.otp.OneTimePassword.Pending;
import dev.brigade.account.otp.OneTimePassword.Spent;
import dev.brigade.account.otp.OtpCommand.RequestOtp;
import dev.brigade.account.otp.OtpCommand.VerifyOtp;
import dev.brigade.account.otp.OtpEvent.OtpAttemptFailed;
import dev.brigade.account.otp.OtpEvent.OtpNotRequested;
import dev.brigade.account.otp.OtpEvent.OtpRequested;
import dev.brigade.account.otp.OtpEvent.UserNotSignedIn;
import dev.brigade.account.otp.OtpEvent.UserSignedIn;
import dev.brigade.decider.Decider;
import java.time.Duration;
import java.util.List;

/** The life of a one-time password: ten minutes, five attempts, once. */
public final class OtpDecider implements Decider<OtpCommand, OneTimePassword, OtpEvent> {

    /** Why somebody is not let in: the same for every cause. The text is a contract. */
    public static final String AUTHENTICATION_FAILED = "Authentication failed";

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int ATTEMPTS = 5;

    @Override
    public OneTimePassword initialState() {
        return new Absent();
    }

    @Override
    public List<OtpEvent> decide(OtpCommand command, OneTimePassword password) {
        return List.of(
                switch (command) {
                    case RequestOtp request -> decide(request, password);
                    case VerifyOtp verify -> decide(verify, password);
                });
    }

    @Override
    public OneTimePassword evolve(OneTimePassword password, OtpEvent event) {
        return switch (event) {
            case OtpRequested(_, var user, var code, var expiresAt) ->
                    new Pending(user, code.hash(), expiresAt, 0);
            case OtpAttemptFailed failed -> evolve(password, failed);
            case UserSignedIn _ -> new Spent();
            case OtpNotRequested _, UserNotSignedIn _ -> password;
        };
    }

    private static OtpEvent decide(RequestOtp command, OneTimePassword password) {
        return switch (password) {
            case Absent() ->
                    new OtpRequested(
                            command.id(),
                            command.user(),
                            command.code(),
                            command.now().plus(LIFETIME));
            case Pending _, Spent _ -> new OtpNotRequested(command.id(), AUTHENTICATION_FAILED);
        };
    }

    private static OtpEvent decide(VerifyOtp command, OneTimePassword password) {
        return switch (password) {
            case Absent _, Spent _ -> refused(command);
            case Pending(_, _, var expiresAt, _) when !command.now().isBefore(expiresAt) ->
                    refused(command);
            case Pending(var user, var code, _, _) when code.matches(command.code()) ->
                    new UserSignedIn(command.id(), user);
            case Pending(_, _, _, var failures) ->
                    new OtpAttemptFailed(command.id(), ATTEMPTS - failures - 1);
        };
    }

    private static OneTimePassword evolve(OneTimePassword password, OtpAttemptFailed failed) {
        return switch (password) {
            case Pending(var user, var code, var expiresAt, _) when failed.attemptsLeft() > 0 ->
                    new Pending(user, code, expiresAt, ATTEMPTS - failed.attemptsLeft());
            case Pending _, Absent _, Spent _ -> new Spent();
        };
    }

    private static UserNotSignedIn refused(VerifyOtp command) {
        return new UserNotSignedIn(command.id(), AUTHENTICATION_FAILED);
    }
}
