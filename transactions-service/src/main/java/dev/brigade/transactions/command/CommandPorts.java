package dev.brigade.transactions.command;

import dev.brigade.transactions.ledger.LedgerCommand;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.restaurant.RestaurantCommand;
import java.util.List;
import java.util.Optional;

/** Where all commands of this service come in. */
public record CommandPorts(
        CommandPort<RestaurantCommand> restaurants,
        CommandPort<OrderCommand> orders,
        CommandPort<LedgerCommand> ledgers) {

    private List<CommandPort<?>> all() {
        return List.of(restaurants, orders, ledgers);
    }

    /** The port of the decider with this name. */
    public Optional<CommandPort<?>> find(String decider) {
        return all().stream().filter(port -> port.decider().equals(decider)).findFirst();
    }

    /** The names of all deciders. */
    public List<String> deciders() {
        return all().stream().<String>map(CommandPort::decider).toList();
    }
}
