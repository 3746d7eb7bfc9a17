package dev.brigade.account.organisation.wire;

import dev.brigade.account.command.Announcement;
import dev.brigade.account.organisation.Alias;
import dev.brigade.account.organisation.Description;
import dev.brigade.account.organisation.Details;
import dev.brigade.account.organisation.OrganisationEvent;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotCreated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationNotUpdated;
import dev.brigade.account.organisation.OrganisationEvent.OrganisationUpdated;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.TopicSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes out for each event of an organisation, under which name, and where to. */
public final class OrganisationMessages {

    /** The name of the decider on the wire. */
    public static final String DECIDER = "Organisation";

    /** The topic, as it should be created. */
    public static final TopicSpec TOPIC =
            new TopicSpec("organisation.events.v1", 3, Duration.ofDays(30), false);

    private static final EventCodec<OrganisationMessage> CODEC =
            EventCodec.<OrganisationMessage>named(DECIDER)
                    .event("OrganisationCreatedEvent", OrganisationMessage.Created.class)
                    .event("OrganisationUpdatedEvent", OrganisationMessage.Updated.class)
                    .event("OrganisationSnapshotEvent", OrganisationMessage.Snapshot.class)
                    .refusal("OrganisationNotCreatedEvent", OrganisationMessage.NotCreated.class)
                    .refusal("OrganisationNotUpdatedEvent", OrganisationMessage.NotUpdated.class)
                    .complete(OrganisationMessage.class);

    private OrganisationMessages() {}

    /** The event's JSON. */
    public static String json(OrganisationEvent event) {
        return CODEC.encode(of(event));
    }

    /** The event, ready to go. */
    public static Announcement event(OrganisationEvent event) {
        return Announcement.of(TOPIC.name(), CODEC, DECIDER, event.id(), of(event));
    }

    /** What an organisation is, ready to go. */
    public static Announcement snapshot(OrganisationMessage.Snapshot snapshot) {
        return Announcement.of(TOPIC.name(), CODEC, DECIDER, snapshot.id(), snapshot);
    }

    private static OrganisationMessage of(OrganisationEvent event) {
        return switch (event) {
            case OrganisationCreated(var id, var it) ->
                    new OrganisationMessage.Created(
                            id,
                            it.name().value(),
                            it.location().value(),
                            description(it),
                            alias(it));
            case OrganisationUpdated(var id, var it) ->
                    new OrganisationMessage.Updated(
                            id,
                            it.name().value(),
                            it.location().value(),
                            description(it),
                            alias(it));
            case OrganisationNotCreated(var id, var reason) ->
                    new OrganisationMessage.NotCreated(id, reason);
            case OrganisationNotUpdated(var id, var reason) ->
                    new OrganisationMessage.NotUpdated(id, reason);
        };
    }

    private static @Nullable String description(Details details) {
        Description description = details.description();
        return description == null ? null : description.value();
    }

    private static @Nullable String alias(Details details) {
        Alias alias = details.alias();
        return alias == null ? null : alias.value();
    }
}
