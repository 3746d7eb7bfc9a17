package dev.brigade.transactions.order.wire;

import dev.brigade.http.Fields;
import dev.brigade.transactions.order.OrderCommand;
import dev.brigade.transactions.order.OrderCommand.CancelOrder;
import dev.brigade.transactions.order.OrderCommand.CollectOrder;
import dev.brigade.transactions.order.OrderCommand.ConfirmOrder;
import dev.brigade.transactions.order.OrderCommand.CreateOrder;
import dev.brigade.transactions.order.OrderCommand.MarkOrderAsPrepared;
import dev.brigade.transactions.order.OrderCommand.RejectOrder;
import dev.brigade.transactions.order.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads commands to orders from JSON. */
public final class OrderReader {

    private static final int MAX_NAME = 120;
    private static final int MAX_REASON = 300;
    private static final int MAX_ITEMS = 100;
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final Pattern TOTAL = Pattern.compile("[0-9]{1,10}\\.[0-9]{2}");

    /** How each kind of command is read. */
    public static final Map<String, Function<Fields, OrderCommand>> KINDS =
            Map.of(
                    "CreateOrderCommand", OrderReader::create,
                    "ConfirmOrderCommand",
                            body -> new ConfirmOrder(body.id("id"), body.id("transactionId")),
                    "RejectOrderCommand",
                            body -> new RejectOrder(body.id("id"), body.text("reason", MAX_REASON)),
                    "MarkOrderAsPreparedCommand", body -> new MarkOrderAsPrepared(body.id("id")),
                    "CollectOrderCommand", body -> new CollectOrder(body.id("id")),
                    "CancelOrderCommand", body -> cancel(body.id("id"), body));

    private OrderReader() {}

    /** Gives the order up, with the {@code reason} of the body if it has one. */
    public static CancelOrder cancel(String id, Fields body) {
        return new CancelOrder(id, body.optionalText("reason", MAX_REASON));
    }

    private static CreateOrder create(Fields body) {
        List<OrderItem> items = body.list("menuItems", 1, MAX_ITEMS, OrderReader::item);
        BigDecimal sum = items.stream().map(OrderItem::total).reduce(ZERO, BigDecimal::add);
        if (body.has("total") && !total(body).equals(sum)) {
            body.reject("total", "must be the sum of the items, " + sum);
        }
        return new CreateOrder(
                body.id("id"), body.id("restaurantId"), items, body.optionalId("accountId"), sum);
    }

    private static BigDecimal total(Fields body) {
        return new BigDecimal(
                body.matching("total", TOTAL, "must be text with two decimal places"));
    }

    private static OrderItem item(Fields item) {
        return new OrderItem(
                item.id("menuItemId"),
                item.text("name", MAX_NAME),
                item.money("price"),
                item.wholeOr("quantity", 1, 1, OrderItem.MAX_QUANTITY));
    }
}
