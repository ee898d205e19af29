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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Acknowledgement;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;

/**
 * From a filled-in form to the desk's terms. Labels are the staff's, whatever the citizen reads.
 */
final class InquiryMapper {
    /** A text item with this id is the case's subject. */
    static final String SUBJECT = "subject";

    private static final int SUBJECT_FROM_TEXT = 40;
    private static final int LONGEST_ECHO = 4_000;

    private final ChannelId channel;
    private final MessageBundle texts;
    private final Messages labels;
    private final City city;
    private final ObjectMapper json = new ObjectMapper();

    InquiryMapper(ChannelId channel, MessageBundle texts, City city) {
        this.channel = channel;
        this.texts = texts;
        this.labels = texts.in(Locale.JAPANESE);
        this.city = city;
    }

    InboundMessage message(
            Inquiry inquiry,
            List<Attachment> files,
            Optional<Read> read,
            Locale language,
            Instant now) {
        String email = inquiry.email();
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
                        .text(text(inquiry))
                        .fields(fields(inquiry, read, language))
                        .language(language);
        acknowledgement(inquiry, language).ifPresent(message::acknowledgement);
        read.flatMap(article -> Inquiry.articleId(article.id())).ifPresent(message::article);
        files.forEach(message::attachment);
        return message.build();
    }

    /**
     * The same content sent twice is one message; a text that was changed after sending (back
     * button) is another one.
     */
    static String externalId(Inquiry inquiry, List<Attachment> files) {
        StringBuilder content = new StringBuilder();
        inquiry.answers()
                .values()
                .forEach(
                        (input, values) -> {
                            add(content, input);
                            values.forEach(value -> add(content, value));
                        });
        for (Attachment file : files) {
            add(content, file.fileName());
            content.append(file.content().size());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return inquiry.ticket().name() + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part);
    }

    private String subject(Inquiry inquiry, Optional<Read> read) {
        String given = inquiry.answers().text(SUBJECT);
        if (!given.isEmpty()) {
            return given;
        }
        String line = text(inquiry).lines().findFirst().orElse("").strip();
        return read.map(article -> labels.text("subject.article", article.question()))
                .orElseGet(
                        () ->
                                paragraphs(inquiry).isEmpty()
                                        ? inquiry.form().content().name().ja()
                                        : cut(line, SUBJECT_FROM_TEXT));
    }

    /**
     * What was written in sentences; everything else stands in the message's fields. A form without
     * room for sentences gives all its answers with their labels.
     */
    private static String text(Inquiry inquiry) {
        List<FormField> written = paragraphs(inquiry);
        if (written.isEmpty()) {
            return labelled(inquiry);
        }
        return written.size() == 1
                ? inquiry.answers().told(written.get(0))
                : written.stream()
                        .map(
                                field ->
                                        "【"
                                                + field.head().label().ja()
                                                + "】\n"
                                                + inquiry.answers().told(field))
                        .collect(Collectors.joining("\n\n"));
    }

    private static List<FormField> paragraphs(Inquiry inquiry) {
        return answered(inquiry, field -> field instanceof FormField.Text t && t.paragraph());
    }

    private static List<FormField> answered(Inquiry inquiry, Predicate<FormField> wanted) {
        return inquiry.fields().stream()
                .filter(wanted)
                .filter(field -> !inquiry.answers().told(field).isEmpty())
                .toList();
    }

    /** All answers, one after the other. */
    private static String labelled(Inquiry inquiry) {
        return answered(inquiry, field -> true).stream()
                .map(
                        field -> {
                            String answer = inquiry.answers().told(field);
                            return field.head().label().ja()
                                    + (answer.contains("\n") ? "：\n" : "：")
                                    + answer;
                        })
                .collect(Collectors.joining("\n"));
    }

    private List<Field> fields(Inquiry inquiry, Optional<Read> read, Locale language) {
        List<FormField> written = paragraphs(inquiry);
        List<Field> fields = new ArrayList<>();
        answered(inquiry, field -> !written.contains(field))
                .forEach(
                        field ->
                                fields.add(
                                        new Field(
                                                field.head().label().ja(),
                                                inquiry.answers().told(field))));
        read.ifPresent(
                article -> add(fields, "article", article.question() + " " + article.address()));
        add(fields, "form", inquiry.form().content().name().ja());
        if (!isJapanese(language)) {
            add(fields, "language", language.getDisplayName(Locale.JAPANESE));
        }
        return fields;
    }

    private void add(List<Field> fields, String key, String value) {
        fields.add(new Field(labels.text("field." + key), value));
    }

    private static boolean isJapanese(Locale language) {
        return language.getLanguage().equals(Locale.JAPANESE.getLanguage());
    }

    private Optional<Acknowledgement> acknowledgement(Inquiry inquiry, Locale language) {
        FormReceipt receipt = inquiry.form().content().receipt();
        if (!receipt.wanted()) {
            return Optional.of(Acknowledgement.NONE);
        }
        String subject = receipt.subject().in(language);
        String text = receipt.text().in(language);
        return subject.isBlank() && text.isBlank()
                ? usual(inquiry, language)
                : Optional.of(
                        new Acknowledgement(true, filled(subject, inquiry), filled(text, inquiry)));
    }

    /** The desk's own is in Japanese: whoever reads another language gets this one. */
    private Optional<Acknowledgement> usual(Inquiry inquiry, Locale language) {
        if (isJapanese(language)) {
            return Optional.empty();
        }
        Messages words = texts.in(language);
        String text = words.text("receipt.text", city.deskName().in(language));
        return Optional.of(
                new Acknowledgement(
                        true, words.text("receipt.subject"), filled(text, inquiry).strip()));
    }

    /** The number is the desk's to fill in. Places within what was typed mean themselves. */
    private static String filled(String template, Inquiry inquiry) {
        StringBuilder filled = new StringBuilder();
        Map<String, String> places = new LinkedHashMap<>();
        places.put("{氏名}", inquiry.name());
        places.put("{name}", inquiry.name());
        String content = cut(labelled(inquiry), LONGEST_ECHO);
        places.put("{内容}", content);
        places.put("{content}", content);
        int at = 0;
        while (at < template.length()) {
            int here = at;
            Optional<String> place =
                    places.keySet().stream()
                            .filter(key -> template.startsWith(key, here))
                            .findFirst();
            filled.append(
                    place.map(places::get)
                            .map(InquiryMapper::harmless)
                            .orElseGet(() -> template.substring(here, here + 1)));
            at += place.map(String::length).orElse(1);
        }
        return filled.toString();
    }

    /** What a stranger typed must not turn into a place for the number. */
    private static String harmless(String typed) {
        return typed.replace('{', '｛').replace('}', '｝');
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private String original(
            Inquiry inquiry,
            List<Attachment> files,
            Optional<Read> read,
            Locale language,
            Instant now) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("form", inquiry.form().id().value());
        all.put("version", inquiry.form().version());
        all.put("name", inquiry.form().content().name().ja());
        all.put("key", inquiry.ticket().name());
        all.put("receivedAt", now.toString());
        all.put("language", language.toLanguageTag());
        all.put("article", read.map(Read::id).orElse(inquiry.article()));
        all.put("answers", inquiry.answers().values());
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
