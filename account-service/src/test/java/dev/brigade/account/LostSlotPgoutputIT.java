package dev.brigade.account;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

@QuarkusTest
@TestProfile(LostSlotPgoutputIT.Engine.class)
@QuarkusTestResource(value = FragileDatabase.class, restrictToAnnotatedClass = true)
class LostSlotPgoutputIT extends LostSlot {

    /** With an outbox that keeps what was published. */
    public static final class Engine implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("relay.engine", "pgoutput", "brigade.outbox.audit", "1h");
        }
    }
}
