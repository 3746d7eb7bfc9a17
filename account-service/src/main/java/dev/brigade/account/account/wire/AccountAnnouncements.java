package dev.brigade.account.account.wire;

import static dev.brigade.account.account.wire.AccountMessages.CODEC;
import static dev.brigade.account.account.wire.AccountMessages.DECIDER;

import dev.brigade.account.account.AccountEvent;
import dev.brigade.account.account.AccountEvent.AddressChanged;
import dev.brigade.account.account.wire.AccountMessage.AddressChangedDelta;
import dev.brigade.account.account.wire.AccountMessage.AddressChangedFat;
import dev.brigade.account.account.wire.AccountMessage.AddressChangedNotification;
import dev.brigade.account.command.Announcement;
import dev.brigade.messaging.TopicSpec;
import java.time.Duration;
import java.util.List;

/** Which topics the events of an account go to. */
public final class AccountAnnouncements {

    private static final String EVENTS = "account.events.v1";
    private static final String ADDRESS_NOTIFICATION = "account.address.notification.v1";
    private static final String ADDRESS_DELTA = "account.address.delta.v1";
    private static final String ADDRESS_FAT = "account.address.fat.v1";

    private static final int PARTITIONS = 3;
    private static final Duration RETENTION = Duration.ofDays(30);

    /** The topics, as they should be created. */
    public static final List<TopicSpec> TOPICS =
            List.of(
                    new TopicSpec(EVENTS, PARTITIONS, RETENTION, false),
                    new TopicSpec(ADDRESS_NOTIFICATION, PARTITIONS, RETENTION, false),
                    new TopicSpec(ADDRESS_DELTA, PARTITIONS, RETENTION, false),
                    new TopicSpec(ADDRESS_FAT, PARTITIONS, RETENTION, true));

    private AccountAnnouncements() {}

    /** The event itself. */
    public static Announcement event(AccountEvent event) {
        return announcement(EVENTS, event.id(), AccountMessages.of(event));
    }

    /** What an account is. */
    public static Announcement snapshot(AccountMessage.Snapshot snapshot) {
        return announcement(EVENTS, snapshot.id(), snapshot);
    }

    /** The same event in other sizes: a change of address as notification, delta and fat event. */
    public static List<Announcement> beside(AccountEvent event, long version) {
        return event instanceof AddressChanged moved ? inThreeSizes(moved, version) : List.of();
    }

    private static List<Announcement> inThreeSizes(AddressChanged moved, long version) {
        String id = moved.id();
        return List.of(
                announcement(ADDRESS_NOTIFICATION, id, new AddressChangedNotification(id, version)),
                announcement(
                        ADDRESS_DELTA,
                        id,
                        new AddressChangedDelta(
                                id,
                                version,
                                Addresses.change(
                                        moved.before().address(), moved.after().address()))),
                announcement(
                        ADDRESS_FAT,
                        id,
                        new AddressChangedFat(
                                id,
                                version,
                                AccountMessages.state(moved.before()),
                                AccountMessages.state(moved.after()))));
    }

    private static Announcement announcement(String topic, String id, AccountMessage message) {
        return Announcement.of(topic, CODEC, DECIDER, id, message);
    }
}
