package dev.brigade.http;

/**
 * One rule that one field of the input breaks.
 *
 * @param field where, as a path such as {@code menu.menuItems[0].price}
 * @param message the rule, to be read after the field's name: "must be …"
 */
public record Violation(String field, String message) {}
