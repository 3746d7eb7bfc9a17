package dev.brigade.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.brigade.messaging.EventEnvelope;
import jakarta.inject.Singleton;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

/** What the notifier does: it alone can read the codes that it is to send. */
@Singleton
public final class Notifier {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceUnderTest service;

    Notifier(ServiceUnderTest service) {
        this.service = service;
    }

    /** The code of a request. */
    public String code(String requestId) {
        JsonNode message = message(requestId);
        assertThat(message.path("requestId").textValue()).isEqualTo(requestId);
        assertThat(message.path("code").textValue()).matches("[0-9]{6}");
        return message.path("code").asText();
    }

    /** All that it is told of a request in secret. */
    public JsonNode message(String requestId) {
        EventEnvelope event = service.awaitEvents("otp.events.v1", requestId, 1).getFirst();
        assertThat(event.type()).isEqualTo("OtpRequestedEvent");
        try {
            JsonWebEncryption sealed = new JsonWebEncryption();
            sealed.setCompactSerialization(JSON.readTree(event.json()).path("sealedCode").asText());
            sealed.setKey(TestKeys.key("notifier").getPrivateKey());
            return JSON.readTree(sealed.getPlaintextString());
        } catch (JoseException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
