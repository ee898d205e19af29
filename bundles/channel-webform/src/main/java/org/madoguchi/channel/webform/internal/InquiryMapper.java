// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.web.Messages;

/**
 * From a filled-in form to the desk's terms. Labels are the staff's, whatever the citizen reads.
 */
final class InquiryMapper {
    private static final int SUBJECT_FROM_TEXT = 40;

    private final ChannelId channel;
    private final Messages labels;
    private final ObjectMapper json = new ObjectMapper();

    InquiryMapper(ChannelId channel, Messages labels) {
        this.channel = channel;
        this.labels = labels;
    }

    /**
     * The article that the citizen came from.
     *
     * @param address on the public site
     */
    record Read(String id, String question, String address) {}

    InboundMessage message(
            Inquiry inquiry,
            List<Attachment> files,
            Optional<Read> read,
            Locale language,
            Instant now) {
        String email = inquiry.normalEmail();
        InboundMessage.Builder message =
                InboundMessage.from(
                                channel,
                                externalId(inquiry, files),
                                now,
                                Content.ofUtf8(original(inquiry, files, read, language, now)),
                                "application/json")
                        .sender(
                                new Party(
                                        email.isEmpty() ? Address.NONE : Address.email(email),
                                        inquiry.name()))
                        .subject(subject(inquiry, read))
                        .text(inquiry.text())
                        .fields(fields(inquiry, read, language));
        files.forEach(message::attachment);
        return message.build();
    }

    /**
     * The same content sent twice is one message; a text that was changed after sending (back
     * button) is another one.
     */
    static String externalId(Inquiry inquiry, List<Attachment> files) {
        StringBuilder content = new StringBuilder();
        for (String part :
                List.of(inquiry.name(), inquiry.email(), inquiry.subject(), inquiry.text())) {
            content.append(part.length()).append(':').append(part);
        }
        files.forEach(
                file ->
                        content.append(file.fileName().length())
                                .append(':')
                                .append(file.fileName())
                                .append(file.content().size()));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return inquiry.key() + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String subject(Inquiry inquiry, Optional<Read> read) {
        if (!inquiry.subject().isEmpty()) {
            return inquiry.subject();
        }
        String line = inquiry.text().lines().findFirst().orElse("").strip();
        return read.map(article -> labels.text("subject.article", article.question()))
                .orElse(
                        line.codePointCount(0, line.length()) <= SUBJECT_FROM_TEXT
                                ? line
                                : line.substring(0, line.offsetByCodePoints(0, SUBJECT_FROM_TEXT))
                                        + "…");
    }

    private List<Field> fields(Inquiry inquiry, Optional<Read> read, Locale language) {
        List<Field> fields = new ArrayList<>();
        add(fields, "name", inquiry.name());
        add(fields, "email", inquiry.email());
        add(fields, "subject", inquiry.subject());
        read.ifPresent(
                article -> add(fields, "article", article.question() + " " + article.address()));
        if (language.getLanguage().equals("en")) {
            add(fields, "language", labels.text("language.en"));
        }
        return fields;
    }

    private void add(List<Field> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(labels.text("field." + key), value));
        }
    }

    private String original(
            Inquiry inquiry,
            List<Attachment> files,
            Optional<Read> read,
            Locale language,
            Instant now) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("form", "inquiry");
        all.put("key", inquiry.key());
        all.put("receivedAt", now.toString());
        all.put("language", language.getLanguage());
        all.put("article", read.map(Read::id).orElse(inquiry.article()));
        all.put("name", inquiry.name());
        all.put("email", inquiry.email());
        all.put("subject", inquiry.subject());
        all.put("text", inquiry.text());
        all.put(
                "files",
                files.stream()
                        .map(
                                file ->
                                        Map.of(
                                                "name", file.fileName(),
                                                "type", file.mediaType(),
                                                "bytes", file.content().size()))
                        .toList());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
