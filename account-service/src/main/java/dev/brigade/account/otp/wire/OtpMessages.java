package dev.brigade.account.otp.wire;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.otp.OtpEvent;
import dev.brigade.account.otp.OtpEvent.OtpAttemptFailed;
import dev.brigade.account.otp.OtpEvent.OtpNotRequested;
import dev.brigade.account.otp.OtpEvent.OtpRequested;
import dev.brigade.account.otp.OtpEvent.UserNotSignedIn;
import dev.brigade.account.otp.OtpEvent.UserSignedIn;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.TopicSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes out for each event of a one-time password, under which name, and where to. */
public final class OtpMessages {

    /** The name of the decider on the wire. */
    public static final String DECIDER = "OneTimePassword";

    /**
     * The topic, as it should be created. Codes live for minutes, so their events need not last.
     */
    public static final TopicSpec TOPIC =
            new TopicSpec("otp.events.v1", 3, Duration.ofDays(7), false);

    private static final EventCodec<OtpMessage> CODEC =
            EventCodec.<OtpMessage>named(DECIDER)
                    .event("OtpRequestedEvent", OtpMessage.Requested.class)
                    .event("OtpAttemptFailedEvent", OtpMessage.AttemptFailed.class)
                    .finalEvent("UserSignedInEvent", OtpMessage.SignedIn.class)
                    .refusal("OtpNotRequestedEvent", OtpMessage.NotRequested.class)
                    .refusal("UserNotSignedInEvent", OtpMessage.NotSignedIn.class)
                    .complete(OtpMessage.class);

    private OtpMessages() {}

    /** The event's JSON, as whoever asked may see it. */
    public static String json(OtpEvent event) {
        return CODEC.encode(of(event, null));
    }

    /** The event, ready to go. */
    public static Announcement event(OtpEvent event) {
        String sealed = event instanceof OtpRequested requested ? requested.code().sealed() : null;
        return Announcement.of(TOPIC.name(), CODEC, DECIDER, event.id(), of(event, sealed));
    }

    private static OtpMessage of(OtpEvent event, @Nullable String sealed) {
        return switch (event) {
            case OtpRequested(var id, var user, _, var expiresAt) ->
                    new OtpMessage.Requested(
                            id,
                            id,
                            user.recipient().channel().name(),
                            user.recipient().address(),
                            expiresAt.toString(),
                            sealed);
            case OtpAttemptFailed(var id, var left) -> new OtpMessage.AttemptFailed(id, id, left);
            case UserSignedIn(var id, var user) ->
                    new OtpMessage.SignedIn(id, id, user.id(), user.recipient().channel().name());
            case OtpNotRequested(var id, var reason) -> new OtpMessage.NotRequested(id, reason);
            case UserNotSignedIn(var id, var reason) -> new OtpMessage.NotSignedIn(id, reason);
        };
    }
}
