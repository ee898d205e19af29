// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.storage.StorageException;

/** Macros and rules as they are kept: a later release reads what an earlier one wrote. */
final class RuleJson {
    private final ObjectMapper json =
            new ObjectMapper()
                    .addMixIn(MacroAct.class, MacroKinds.class)
                    .addMixIn(RuleAct.class, RuleKinds.class)
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(LocalTime.class, ToStringSerializer.instance)
                                    .addDeserializer(LocalTime.class, new TimeOfDay()))
                    .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false)
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** Names of the acts in the database: not to be changed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(name = "topics", value = MacroAct.AddTopics.class),
        @Type(name = "tags", value = MacroAct.AddTags.class),
        @Type(name = "write", value = MacroAct.Write.class),
        @Type(name = "note", value = MacroAct.AddNote.class),
        @Type(name = "take", value = MacroAct.Take.class),
        @Type(name = "assign", value = MacroAct.Assign.class),
        @Type(name = "escalate", value = MacroAct.Escalate.class),
        @Type(name = "close", value = MacroAct.Close.class)
    })
    private interface MacroKinds {}

    /** As above. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(name = "topics", value = RuleAct.AddTopics.class),
        @Type(name = "tags", value = RuleAct.AddTags.class),
        @Type(name = "assign", value = RuleAct.Assign.class),
        @Type(name = "due", value = RuleAct.SetDue.class),
        @Type(name = "note", value = RuleAct.AddNote.class),
        @Type(name = "attention", value = RuleAct.CallAttention.class),
        @Type(name = "remind", value = RuleAct.Remind.class)
    })
    private interface RuleKinds {}

    private static final class TimeOfDay extends StdScalarDeserializer<LocalTime> {
        private static final long serialVersionUID = 1L;

        TimeOfDay() {
            super(LocalTime.class);
        }

        @Override
        public LocalTime deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return LocalTime.parse(parser.getText());
        }
    }

    private record Macro(List<MacroAct> acts) {}

    String write(List<MacroAct> acts) {
        return text(new Macro(acts));
    }

    String write(RuleContent content) {
        return text(content);
    }

    private String text(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written", e);
        }
    }

    List<MacroAct> acts(String text) {
        return read(text, Macro.class).acts();
    }

    RuleContent rule(String text) {
        return read(text, RuleContent.class);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StorageException("a stored macro or rule cannot be read", e);
        }
    }
}
