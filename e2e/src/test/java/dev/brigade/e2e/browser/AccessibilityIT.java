package dev.brigade.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import dev.brigade.e2e.Marketplace;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All rules of axe, contrast among them, in both themes, on a desktop and a phone. */
class AccessibilityIT {

    static String order;

    @RegisterExtension final Tab tab = new Tab();

    @BeforeAll
    static void open() {
        Marketplace marketplace = Marketplace.open();
        String account = marketplace.openAccount(1_000_000);
        marketplace.changeCreditLimit(account, 900_000);
        order = marketplace.orderSoup(marketplace.openRestaurant(), account);
        marketplace.awaitOrder(order, "PREPARED");
    }

    @ParameterizedTest
    @EnumSource
    void the_live_page_has_no_violations(Look look) {
        Page page = tab.open(look, "/");
        assertThat(new LivePage(page).placeOrder()).isVisible();

        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_story_with_all_its_details_open_has_no_violations(Look look) {
        Page page = tab.open(look, "/?order=" + order);
        assertThat(new LivePage(page).status()).hasText("prepared");
        page.locator("summary").all().forEach(summary -> summary.click());
        page.getByLabel("Health:").click();

        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_help_and_the_empty_views_have_no_violations(Look look) {
        Page page = tab.open(look, "/?q=nothing-like-this");
        assertThat(page.getByText("Show all")).isVisible();
        assertThat(violations(page)).isEmpty();

        page.keyboard().press("?");
        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_wider_than_the_screen(Look look) {
        Page page = tab.open(look, "/?order=" + order);
        assertThat(new LivePage(page).status()).hasText("prepared");

        Object width = page.evaluate("document.documentElement.scrollWidth");

        assertThat(width).isEqualTo(look.width);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(AccessibilityIT::describe).toList();
    }

    private static String describe(Rule rule) {
        return "%s: %s at %s".formatted(rule.getId(), rule.getHelp(), rule.getNodes());
    }
}
