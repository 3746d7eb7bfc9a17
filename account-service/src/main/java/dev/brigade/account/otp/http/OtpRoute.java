package dev.brigade.account.otp.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.brigade.account.account.CountryCode;
import dev.brigade.account.account.Email;
import dev.brigade.account.account.PhoneNumber;
import dev.brigade.account.account.http.PhoneNumbers;
import dev.brigade.account.command.Answer;
import dev.brigade.account.command.Call;
import dev.brigade.account.command.http.Calls;
import dev.brigade.account.command.http.DeciderRoute;
import dev.brigade.account.command.http.ValueFields;
import dev.brigade.account.otp.Channel;
import dev.brigade.account.otp.OtpCommand.RequestOtp;
import dev.brigade.account.otp.OtpCommand.VerifyOtp;
import dev.brigade.account.otp.Recipient;
import dev.brigade.account.otp.store.OtpCommands;
import dev.brigade.account.otp.wire.OtpMessages;
import dev.brigade.http.Fields;
import dev.brigade.messaging.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands to one-time passwords by their names. */
@ApplicationScoped
class OtpRoute implements DeciderRoute {

    private static final String REQUEST = "RequestOtpCommand";
    private static final String VERIFY = "VerifyOtpCommand";
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final OtpCommands commands;
    private final Doorkeeper doorkeeper;
    private final Calls calls;
    private final Guests guests;

    @Inject
    OtpRoute(OtpCommands commands, Doorkeeper doorkeeper, Calls calls, Guests guests) {
        this.commands = commands;
        this.doorkeeper = doorkeeper;
        this.calls = calls;
        this.guests = guests;
    }

    @Override
    public String decider() {
        return OtpMessages.DECIDER;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(REQUEST, VERIFY);
    }

    @Override
    public Answer handle(String kind, Fields body) {
        return switch (kind) {
            case REQUEST -> request(body);
            case VERIFY -> verify(body);
            default -> throw new IllegalArgumentException("No command to passwords: " + kind);
        };
    }

    /** Sends a code. The request's id is never the caller's: nobody else should know it. */
    Answer request(Fields body) {
        String id = Uuids.v7().toString();
        Instant now = Instant.now();
        var received = calls.receive(body, OtpRoute::recipient);
        RequestOtp command = doorkeeper.request(id, received.command(), now);
        return commands.request(received.call(), command, guests.current());
    }

    /** Lets somebody in, and adds their token to the answer, which nobody else ever holds. */
    Answer verify(Fields body) {
        record Attempt(String requestId, String code) {}
        var received =
                calls.receive(
                        body,
                        fields ->
                                new Attempt(
                                        fields.id(fields.has("requestId") ? "requestId" : "id"),
                                        fields.matching("code", CODE, "must be six digits")));
        Instant now = Instant.now();
        Attempt attempt = received.command();
        VerifyOtp command = doorkeeper.verify(attempt.requestId(), attempt.code(), now);
        // A code lets in once, also when the same command is sent again.
        OtpCommands.SignedIn signedIn = commands.verify(once(received.call()), command);
        return withToken(
                signedIn.answer(), doorkeeper.token(attempt.requestId(), signedIn.user(), now));
    }

    private static Call once(Call call) {
        return new Call(
                call.commandId(),
                false,
                call.fingerprint(),
                _ -> true,
                call.correlationId(),
                call.traceparent());
    }

    private static Answer withToken(Answer answer, String token) {
        List<JsonNode> events =
                answer.events().stream()
                        .<JsonNode>map(event -> ((ObjectNode) event).put("token", token))
                        .toList();
        return new Answer(events, false);
    }

    private static Recipient recipient(Fields fields) {
        @Nullable String country =
                fields.has("country")
                        ? ValueFields.value(fields, "country", "Invalid country", CountryCode::new)
                                .value()
                        : null;
        return switch (fields.oneOf("channel", Channel.class)) {
            case EMAIL ->
                    new Recipient.ByEmail(
                            ValueFields.value(fields, "address", "Invalid email", Email::new));
            case SMS -> new Recipient.BySms(phone(fields, country));
        };
    }

    private static PhoneNumber phone(Fields fields, @Nullable String country) {
        return ValueFields.value(
                fields,
                "address",
                "Invalid phone number",
                text -> PhoneNumbers.parse(text, country));
    }
}
