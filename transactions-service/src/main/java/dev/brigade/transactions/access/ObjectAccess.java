package dev.brigade.transactions.access;

import dev.brigade.eventstore.StreamId;
import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;

/**
 * Lets callers see what is theirs. Each check ends with a 404 that says the same for what is
 * somebody else's and for what is not there. Thread-safe.
 */
public final class ObjectAccess {

    private final Owners owners;

    /** Checks by these owners. */
    public ObjectAccess(Owners owners) {
        this.owners = owners;
    }

    /** The restaurant belongs to the caller's organisation. */
    void requireRestaurant(Caller caller, String id) {
        require(caller.isAdmin() || ownsRestaurant(caller, id), "No restaurant " + id);
    }

    /** The caller ordered it, or their restaurant cooks it. */
    public void requireOrder(Caller caller, String id) {
        require(caller.isAdmin() || ownsOrder(caller, id), "No order " + id);
    }

    /** The account is the caller's. */
    public void requireAccount(Caller caller, String id) {
        require(caller.hasAccount(id), "No account " + id);
    }

    /** What the stream is about is the caller's. */
    public void requireStream(Caller caller, StreamId stream) {
        require(
                caller.isAdmin() || ownsStream(caller, stream),
                "No stream " + stream + " at that time");
    }

    private boolean ownsStream(Caller caller, StreamId stream) {
        return switch (stream.decider()) {
            case "Restaurant" -> ownsRestaurant(caller, stream.id());
            case "Order" -> ownsOrder(caller, stream.id());
            case "Ledger" -> caller.hasAccount(stream.id());
            default -> false;
        };
    }

    private boolean ownsRestaurant(Caller caller, String id) {
        return owners.ofRestaurant(id).filter(caller::actsFor).isPresent();
    }

    private boolean ownsOrder(Caller caller, String id) {
        return owners.ofOrder(id)
                .filter(order ->
                        caller.hasAccount(order.accountId())
                                || caller.actsFor(order.organisationId()))
                .isPresent();
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw ProblemException.notFound(otherwise);
        }
    }
}
