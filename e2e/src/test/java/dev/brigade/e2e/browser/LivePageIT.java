package dev.brigade.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.brigade.e2e.Marketplace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does on the live page, and sees. */
class LivePageIT {

    static final int STEPS_OF_ES = 5;
    static final int STEPS_OF_CDC = 6;

    static Marketplace marketplace;
    static String restaurant;
    static String account;

    @RegisterExtension final Tab tab = new Tab();

    @BeforeAll
    static void open() {
        marketplace = Marketplace.open();
        restaurant = marketplace.openRestaurant();
        account = marketplace.openAccount(1_000_000);
    }

    @Test
    void an_order_is_watched_until_it_is_prepared_without_reloading() {
        LivePage live = placed(Look.DESKTOP_LIGHT);

        assertThat(live.status()).hasText("prepared");
        assertThat(live.litSteps("ES")).hasCount(STEPS_OF_ES);
        assertThat(live.times("ES")).hasCount(STEPS_OF_ES);
        assertThat(live.orders().first()).containsText("prepared");
        assertThat(live.page().getByLabel("Progress of the order")).containsText("confirmed");
    }

    @Test
    void a_changed_limit_lights_up_its_lane_and_decides_the_next_order() {
        String poor = marketplace.openAccount(10_000);
        LivePage live = new LivePage(tab.open(Look.DESKTOP_LIGHT, "/"));

        live.setLimit(poor, "1.00");

        assertThat(live.litSteps("CDC")).hasCount(STEPS_OF_CDC);
        assertThat(live.times("CDC")).hasCount(STEPS_OF_CDC);
        assertThat(live.steps("CDC").last()).containsText("transactions-service");

        live.orderFrom(restaurant, poor);
        live.placeOrder().click();

        assertThat(live.status()).hasText("rejected");
        assertThat(live.page().getByLabel("Progress of the order"))
                .containsText("over credit limit");
    }

    @Test
    void the_main_things_are_done_with_the_keyboard_alone() {
        Page page = tab.open(Look.DESKTOP_LIGHT, "/");
        LivePage live = new LivePage(page);
        assertThat(live.placeOrder()).isVisible();

        tabTo(page, "Place a sample order");
        page.keyboard().press("Enter");
        assertThat(live.status()).hasText("prepared");

        page.keyboard().press("?");
        assertThat(page.getByText("Pause the live stream, or go on")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Pause the live stream, or go on")).isHidden();

        page.keyboard().press("/");
        assertThat(live.search()).isFocused();
        page.keyboard().type("no such order");
        assertThat(page.getByText("No order has “no such order” in it.")).isVisible();

        page.keyboard().press("Tab");
        page.keyboard().press("g");
        page.keyboard().press("l");
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    @Test
    void space_holds_back_what_comes_and_counts_it() {
        Page page = tab.open(Look.DESKTOP_LIGHT, "/");
        LivePage live = new LivePage(page);
        assertThat(live.button("Live")).isVisible();

        page.keyboard().press("Space");
        marketplace.orderSoup(restaurant, account);

        assertThat(page.getByText(Pattern.compile("Paused · [0-9]+ new"))).isVisible();
        page.keyboard().press("Space");
        assertThat(page.getByText(Pattern.compile("Paused"))).isHidden();
    }

    @Test
    void an_address_loads_to_the_same_view_again() {
        LivePage live = placed(Look.DESKTOP_LIGHT);
        assertThat(live.status()).hasText("prepared");
        live.page().getByText("Order confirmed").click();
        assertThat(live.page()).hasURL(Pattern.compile("event="));
        live.search().fill("prepared");
        assertThat(live.page()).hasURL(Pattern.compile("q=prepared"));
        String address = live.page().url();
        String order = live.selectedOrder();

        live.page().reload();

        assertThat(live.page()).hasURL(address);
        assertThat(live.page().getByText("Order " + "…" + order.substring(order.length() - 8)))
                .isVisible();
        assertThat(live.page().locator("lane-card[path=ES] [aria-current]"))
                .containsText("Order confirmed");
        assertThat(live.search()).hasValue("prepared");
    }

    @Test
    void orders_that_come_while_one_reads_the_list_are_counted_first() {
        List<String> orders =
                Stream.generate(() -> marketplace.orderSoup(restaurant, null)).limit(12).toList();
        LivePage live = new LivePage(tab.open(Look.DESKTOP_LIGHT, "/"));
        for (String order : orders) { // one that came later would be counted, too
            assertThat(live.orders().filter(withText(order.substring(order.length() - 8))))
                    .isVisible();
        }
        live.page()
                .locator("recent-orders .rows")
                .evaluate(
                        """
                        rows => new Promise(noticed => {
                          rows.addEventListener('scroll', noticed, { once: true });
                          rows.scrollTop = 80;
                        })\
                        """);

        String order = marketplace.orderSoup(restaurant, null);

        live.page().getByText("1 new").click();
        assertThat(live.orders().first()).containsText(order.substring(order.length() - 8));
    }

    @Test
    void the_stream_goes_on_where_it_was_cut() {
        LivePage live = new LivePage(tab.open(Look.DESKTOP_LIGHT, "/"));
        assertThat(live.button("Live")).isVisible();
        assertThat(live.search()).isVisible();

        marketplace.brigade().endpoints().process("ui").destroyForcibly();
        assertThat(live.page().getByText("Reconnecting")).isVisible();
        String order = marketplace.orderSoup(restaurant, account);

        assertThat(live.page().getByText(order.substring(order.length() - 8)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        tab.forgiveErrors();
    }

    private LivePage placed(Look look) {
        LivePage live = new LivePage(tab.open(look, "/"));
        live.orderFrom(restaurant, account);
        live.placeOrder().click();
        assertThat(live.page()).hasURL(Pattern.compile("[?&]order="));
        return live;
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void tabTo(Page page, String button) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            Object text = page.evaluate("document.activeElement.textContent.trim()");
            if (button.equals(text)) {
                return;
            }
        }
        throw new AssertionError("The key Tab does not lead to " + button);
    }
}
