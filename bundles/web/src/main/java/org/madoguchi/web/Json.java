// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.topic.TopicId;

/**
 * How the API's values look as JSON: ids are strings (they outgrow JavaScript's numbers), times ISO
 * 8601 in UTC, what is absent is {@code null}. Reading is strict: an unknown member is an error, as
 * is a text that no database takes.
 */
public final class Json {
    /** Longest text in characters; the body's own limit, 1 MB, comes first. */
    private static final int MAX_TEXT = 1_100_000;

    private static final List<Class<?>> IDS =
            List.of(
                    CaseId.class,
                    InteractionId.class,
                    EscalationId.class,
                    ChannelId.class,
                    AddressKind.class,
                    OutboundId.class,
                    ContactId.class,
                    DepartmentId.class,
                    TeamId.class,
                    UserId.class,
                    TokenId.class,
                    ArticleId.class,
                    ArticleTransfer.JobId.class,
                    CategoryId.class,
                    TopicId.class,
                    FormId.class,
                    BlobId.class,
                    CallId.class);

    private Json() {}

    /** A new mapper. */
    public static ObjectMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(20)
                                        .maxStringLength(MAX_TEXT)
                                        .build())
                        .build();
        SimpleModule values = new SimpleModule("madoguchi-values");
        values.addDeserializer(String.class, new StorableText());
        IDS.forEach(type -> values.addSerializer(type, ToStringSerializer.instance));
        return new ObjectMapper(factory)
                .registerModule(new JavaTimeModule())
                .registerModule(new Jdk8Module())
                .registerModule(values)
                .addMixIn(TimelineEntry.class, TypedEntry.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** Whether values of this type are written as one string. */
    public static boolean isId(Class<?> type) {
        return IDS.contains(type);
    }

    /** PostgreSQL refuses U+0000; half of a surrogate pair cannot be written as UTF-8. */
    private static final class StorableText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;
        private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            return text != null && UNSTORABLE.matcher(text).find()
                    ? (String) context.handleWeirdStringValue(String.class, text, "no text")
                    : text;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimelineEntry.Message.class, name = "message"),
        @JsonSubTypes.Type(value = TimelineEntry.Note.class, name = "note"),
        @JsonSubTypes.Type(value = TimelineEntry.Change.class, name = "change")
    })
    private interface TypedEntry {}
}
