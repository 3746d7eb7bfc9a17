package dev.brigade.e2e.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The live page as a person finds their way on it: by headings, labels and names of buttons. */
record LivePage(Page page) {

    Locator placeOrder() {
        return button("Place a sample order");
    }

    Locator changeLimit() {
        return button("Change the limit");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    void orderFrom(String restaurantId, String accountId) {
        page.getByLabel("Restaurant").selectOption(restaurantId);
        page.getByLabel("Paid by").selectOption(accountId);
    }

    void setLimit(String accountId, String limit) {
        page.getByLabel("Customer").selectOption(accountId);
        page.getByLabel("New limit").fill(limit);
        changeLimit().click();
    }

    /** What the selected order has come to, such as {@code prepared}. */
    Locator status() {
        return page.locator("order-story .badge");
    }

    /** The steps of a lane, {@code ES} or {@code CDC}. */
    Locator steps(String path) {
        return page.locator("lane-card[path=%s] .track li".formatted(path));
    }

    /** Those of them that happened. */
    Locator litSteps(String path) {
        return page.locator("lane-card[path=%s] .track li[data-state=lit]".formatted(path));
    }

    /** The times that were measured. */
    Locator times(String path) {
        return page.locator("lane-card[path=%s] .track .time:not(.unknown)".formatted(path));
    }

    Locator orders() {
        return page.locator("recent-orders tbody tr");
    }

    Locator search() {
        return page.getByLabel("Search orders");
    }

    /** The order in the address. */
    String selectedOrder() {
        return page.url().replaceFirst(".*[?&]order=([^&]+).*", "$1");
    }
}
