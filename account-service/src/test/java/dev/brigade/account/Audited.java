package dev.brigade.account;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** With an outbox that keeps what was published. */
public final class Audited implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("brigade.outbox.audit", "1h");
    }
}
