package dev.brigade.eventstore;

import java.time.Duration;
import java.util.List;

/**
 * How events are pushed to an endpoint.
 *
 * @param secrets one or two; while a secret is changed, requests are signed by the new and the old
 *     one, and the receiver may know either
 * @param source where the events come from, a URI reference such as {@code /orders}: attribute
 *     {@code source} of the CloudEvents
 * @param maxInFlight how many requests this process has under way at most, 1 to 64, each for
 *     another stream
 * @param connectTimeout how long connecting may take
 * @param requestTimeout how long it may take from the start of a request to the head of its answer
 * @param lease how long an event belongs to this process when that is gone; it is extended while a
 *     request is under way
 * @param minBackoff the pause after a first failure, before jitter; each further one is twice as
 *     long
 * @param maxBackoff the longest pause, also when the endpoint asks for a longer one
 * @param parkAfter how often an event may be refused in a row before its stream is parked, from 1;
 *     0 to try for ever
 */
public record HttpPushOptions(
        List<WebhookSecret> secrets,
        String source,
        int maxInFlight,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration lease,
        Duration minBackoff,
        Duration maxBackoff,
        int parkAfter) {

    /**
     * @throws IllegalArgumentException when a number is out of its range, a duration not positive,
     *     the source empty, or there is not one secret or two
     */
    public HttpPushOptions {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException(
                    "There are %d secrets, not 1 or 2".formatted(secrets.size()));
        }
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The source is empty");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("requestTimeout", requestTimeout);
        subscription(maxInFlight, lease, minBackoff, maxBackoff, parkAfter);
    }

    /**
     * 16 requests at once, 5 s to connect, 30 s for an answer, leased for 10 s, pauses of 1 s to 60
     * s, nothing is ever parked.
     */
    public static HttpPushOptions signedWith(WebhookSecret secret) {
        return new HttpPushOptions(
                List.of(secret),
                "/eventstore",
                16,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                0);
    }

    /** The same, signed by a former secret as well. */
    public HttpPushOptions alsoSignedWith(WebhookSecret former) {
        return new HttpPushOptions(
                List.of(secrets.getFirst(), former),
                source,
                maxInFlight,
                connectTimeout,
                requestTimeout,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same from another source. */
    public HttpPushOptions withSource(String uriReference) {
        return new HttpPushOptions(
                secrets,
                uriReference,
                maxInFlight,
                connectTimeout,
                requestTimeout,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another bound on requests under way. */
    public HttpPushOptions withMaxInFlight(int requests) {
        return new HttpPushOptions(
                secrets,
                source,
                requests,
                connectTimeout,
                requestTimeout,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with other timeouts. */
    public HttpPushOptions withTimeouts(Duration connect, Duration request) {
        return new HttpPushOptions(
                secrets,
                source,
                maxInFlight,
                connect,
                request,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with another lease. */
    public HttpPushOptions withLease(Duration time) {
        return new HttpPushOptions(
                secrets,
                source,
                maxInFlight,
                connectTimeout,
                requestTimeout,
                time,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    /** The same with other pauses after failures. */
    public HttpPushOptions withBackoff(Duration first, Duration longest) {
        return new HttpPushOptions(
                secrets,
                source,
                maxInFlight,
                connectTimeout,
                requestTimeout,
                lease,
                first,
                longest,
                parkAfter);
    }

    /** The same, but a stream is parked when one of its events was refused that often in a row. */
    public HttpPushOptions withParkAfter(int attempts) {
        return new HttpPushOptions(
                secrets,
                source,
                maxInFlight,
                connectTimeout,
                requestTimeout,
                lease,
                minBackoff,
                maxBackoff,
                attempts);
    }

    /** One event at a time: each answer settles just what it is about. */
    SubscriptionOptions subscription() {
        return subscription(maxInFlight, lease, minBackoff, maxBackoff, parkAfter);
    }

    private static SubscriptionOptions subscription(
            int maxInFlight,
            Duration lease,
            Duration minBackoff,
            Duration maxBackoff,
            int parkAfter) {
        return new SubscriptionOptions(
                1,
                maxInFlight,
                SubscriptionOptions.defaults().pollInterval(),
                Duration.ZERO,
                Duration.ZERO,
                lease,
                minBackoff,
                maxBackoff,
                parkAfter);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s is %s, not positive".formatted(name, value));
        }
    }
}
