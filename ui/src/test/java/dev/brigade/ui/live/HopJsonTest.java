package dev.brigade.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

class HopJsonTest {

    final JsonMapper json =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    @Test
    void a_hop_is_one_flat_object_without_what_is_not_known() throws Exception {
        assertThat(json.readTree(json.writeValueAsString(Hops.hop("1"))))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id":"1","kind":"EVENT","service":"transactions-service","path":"ES","stream":"Order/o1","version":1,\
                                "type":"OrderCreatedEvent","eventId":"e1","correlationId":"Story-1","at":"2026-01-01T12:00:00Z","status":"OK"}\
                                """));
    }
}
