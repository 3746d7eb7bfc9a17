package dev.brigade.account.otp.token;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those whom the deployment names.
 *
 * @param admins addresses in lower case
 * @param organisations by the address, in lower case, of somebody who runs its restaurants
 */
public record Staff(Set<String> admins, Map<String, String> organisations) {

    /**
     * The configured people.
     *
     * @param admins addresses
     * @param restaurants each {@code address=organisationId}
     * @throws InvalidStaffException that says in one line what is wrong
     */
    public static Staff of(List<String> admins, List<String> restaurants) {
        Map<String, String> organisations = new HashMap<>();
        for (String entry : restaurants) {
            int split = entry.lastIndexOf('=');
            if (split < 1 || !entry.substring(split + 1).matches("[A-Za-z0-9._~-]{1,64}")) {
                throw new InvalidStaffException(
                        "BRIGADE_OTP_RESTAURANTS must be a list of address=organisationId");
            }
            organisations.put(lower(entry.substring(0, split)), entry.substring(split + 1));
        }
        return new Staff(
                admins.stream().map(Staff::lower).collect(Collectors.toUnmodifiableSet()),
                Map.copyOf(organisations));
    }

    private static String lower(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
