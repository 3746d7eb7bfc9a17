package dev.brigade.transactions.access;

import dev.brigade.http.ProblemException;
import dev.brigade.signin.Caller;
import dev.brigade.signin.Roles;
import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import dev.brigade.transactions.restaurant.RestaurantCommand.ChangeRestaurantMenu;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;

/**
 * Who may send which command, whichever route it comes by. Each method returns the command to
 * decide, or ends with 403 when it is not for the caller's role, 404 when it is about something of
 * somebody else's. Thread-safe.
 */
public final class CommandAccess {

    private final ObjectAccess objects;

    /** Checks by these owners. */
    public CommandAccess(ObjectAccess objects) {
        this.objects = objects;
    }

    /** A restaurant is its organisation's; guests may order from it. */
    public RestaurantCommand permit(Caller caller, RestaurantCommand command) {
        switch (command) {
            case CreateRestaurant create -> {
                return create(caller, create);
            }
            case ChangeRestaurantMenu change -> {
                caller.requireRole(Roles.RESTAURANT);
                objects.requireRestaurant(caller, change.id());
            }
            case PlaceOrder place -> requirePlace(caller, place);
        }
        return command;
    }

    /** Whoever cooks it says what becomes of it; whoever ordered it may cancel it. */
    public OrderCommand permit(Caller caller, OrderCommand command) {
        switch (command) {
            case CreateOrder _, ConfirmOrder _, RejectOrder _ -> caller.requireRole(Roles.ADMIN);
            case MarkOrderAsPrepared _, CollectOrder _ -> {
                caller.requireRole(Roles.RESTAURANT);
                objects.requireOrder(caller, command.id());
            }
            case CancelOrder _ -> objects.requireOrder(caller, command.id());
        }
        return command;
    }

    /** Money moves because of orders and payments, never because its owner says so. */
    public LedgerCommand permit(Caller caller, LedgerCommand command) {
        caller.requireRole(Roles.ADMIN);
        return command;
    }

    private static CreateRestaurant create(Caller caller, CreateRestaurant command) {
        caller.requireRole(Roles.RESTAURANT);
        String organisation = command.organisationId();
        if (caller.isAdmin() || caller.actsFor(organisation)) {
            return command;
        }
        if (organisation != null) {
            throw ProblemException.notFound("No organisation " + organisation);
        }
        return new CreateRestaurant(
                command.id(), command.name(), command.menu(), caller.organisationId());
    }

    /** A guest's account is charged by that guest; a restaurant takes cash at its own counter. */
    private void requirePlace(Caller caller, PlaceOrder command) {
        String account = command.accountId();
        if (account != null) {
            objects.requireAccount(caller, account);
        } else if (!caller.roles().contains(Roles.CUSTOMER)) {
            objects.requireRestaurant(caller, command.id());
        }
    }
}
