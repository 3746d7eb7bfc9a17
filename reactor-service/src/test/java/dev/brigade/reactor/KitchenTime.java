package dev.brigade.reactor;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** How long the cooks take in a test. */
public final class KitchenTime {

    private KitchenTime() {}

    /** They are done at once. */
    public static final class None implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("brigade.kitchen.time", "0");
        }
    }

    /** They are not done before a test is over. */
    public static final class Long implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("brigade.kitchen.time", "1h");
        }
    }
}
