package dev.brigade.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A {@code BigDecimal} is written as a plain string, such as "8.99": it keeps its places. */
final class MoneyModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");

    MoneyModule() {
        addSerializer(new Writer());
        addDeserializer(BigDecimal.class, new Reader());
    }

    private static final class Writer extends StdSerializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toPlainString());
        }
    }

    private static final class Reader extends StdDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING
                    || !PLAIN.matcher(in.getText()).matches()) {
                return context.reportInputMismatch(this, "Not a decimal number in a string");
            }
            return new BigDecimal(in.getText());
        }
    }
}
