package dev.brigade.signin;

import java.util.Set;

/** The roles that a token may hold in its {@code groups}. The names are a contract. */
public final class Roles {

    /** Somebody who orders: their own account, their own orders. */
    public static final String CUSTOMER = "customer";

    /** Somebody who runs restaurants: those of their own organisation. */
    public static final String RESTAURANT = "restaurant";

    /** An operator: everything. */
    public static final String ADMIN = "admin";

    static final Set<String> ALL = Set.of(CUSTOMER, RESTAURANT, ADMIN);

    private Roles() {}
}
