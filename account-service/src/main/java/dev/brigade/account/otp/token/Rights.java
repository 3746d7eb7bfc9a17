package dev.brigade.account.otp.token;

import dev.brigade.signin.Roles;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, as far as their token says it.
 *
 * @param accountId whose customer they are; null when they are none
 * @param organisationId whose restaurants they run; null when they run none
 */
public record Rights(boolean isAdmin, @Nullable String accountId, @Nullable String organisationId) {

    /** The names of the roles; empty for somebody whom nobody knows. */
    public Set<String> roles() {
        Set<String> roles = new HashSet<>();
        if (isAdmin) {
            roles.add(Roles.ADMIN);
        }
        if (accountId != null) {
            roles.add(Roles.CUSTOMER);
        }
        if (organisationId != null) {
            roles.add(Roles.RESTAURANT);
        }
        return roles;
    }
}
