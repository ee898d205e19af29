// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * What a citizen sent, in the desk's terms. Make one with {@link #from}: the record may grow.
 *
 * <p><b>Choosing the external id.</b> A source repeats itself: after a crash between storing and
 * telling it, after a lost answer, after a restart. The id has to be the same for every repetition
 * and another one for every other message. Best is what the source guarantees (an SMS centre's
 * message number, LINE's message id). An id that the sender chose is not enough, because two
 * messages may carry the same: join it with a hash of the content. Where there is none, take the
 * hash of everything that tells two messages apart, with the name or the time at which the
 * <em>source</em> got it. Never a random number and never the present time: the second delivery
 * would be a second case.
 *
 * @param channel the channel it came by: the id of the channel's own descriptor
 * @param externalId see above; the pair (channel, external id) is unique for ever; 1 to 255
 *     characters
 * @param receivedAt when the source got it, which may be long before the desk does
 * @param sender the citizen as far as the message tells; with {@link Address#NONE} nobody can
 *     answer
 * @param subject one line, may be empty
 * @param text readable text, may be empty; at most {@value #MAX_TEXT} characters, the rest is in
 *     the original
 * @param fields the form's fields when it came from a form
 * @param attachments their content is read once, while {@link Inbox#accept} runs; 20 MB and more
 *     are fine when the content is a file rather than an array. What is too large for the channel
 *     to hold is a problem to be noted, not a reason to drop the message
 * @param thread what tells the case it belongs to
 * @param origin who or what wrote it; when in doubt {@link Origin#PERSON}
 * @param original the message as it arrived, byte for byte; must stay readable until {@link
 *     Inbox#accept} has returned
 * @param originalType media type of the original, such as {@code message/rfc822}
 * @param problems what could not be read, for the operator; a message with problems is still a case
 * @param acknowledgement the note of receipt that this message's source wants; empty for the desk's
 *     own
 * @param copies who else got the message, without the sender and without this channel; at most
 *     {@value #MAX_COPIES}
 * @param language that the citizen chose or wrote in, as far as the source knows
 * @param article of the FAQ that the citizen had read and wrote from (FJ-101)
 */
public record InboundMessage(
        ChannelId channel,
        String externalId,
        Instant receivedAt,
        Party sender,
        String subject,
        String text,
        List<Field> fields,
        List<Attachment> attachments,
        Thread thread,
        Origin origin,
        Content original,
        String originalType,
        List<LocalizedText> problems,
        Optional<Acknowledgement> acknowledgement,
        List<Party> copies,
        Optional<Locale> language,
        Optional<ArticleId> article) {
    public static final int MAX_TEXT = 200_000;
    public static final int MAX_SUBJECT = 500;
    public static final int MAX_COPIES = 20;

    public InboundMessage {
        if (externalId.isEmpty() || externalId.length() > 255) {
            throw new IllegalArgumentException(
                    "external id of " + externalId.length() + " characters");
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("text of " + text.length() + " characters");
        }
        if (subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException("subject of " + subject.length() + " characters");
        }
        fields = List.copyOf(fields);
        attachments = List.copyOf(attachments);
        if (copies.size() > MAX_COPIES) {
            throw new IllegalArgumentException(copies.size() + " copies");
        }
        problems = List.copyOf(problems);
        copies = List.copyOf(copies);
    }

    /** Starts a message of which everything else is optional. */
    public static Builder from(
            ChannelId channel,
            String externalId,
            Instant receivedAt,
            Content original,
            String originalType) {
        return new Builder(channel, externalId, receivedAt, original, originalType);
    }

    /**
     * Collects a message; not safe for use by several threads. Too long texts are cut with a
     * problem noted.
     */
    public static final class Builder {
        private static final LocalizedText CUT =
                new LocalizedText(
                        "本文が長いため途中までを表示しています。全文は原本にあります。",
                        "The text is too long and was cut; the original has all of it.");

        private static final LocalizedText MANY_COPIES =
                new LocalizedText(
                        "Ccの宛先が多いため、はじめの" + MAX_COPIES + "件だけを表示しています。すべての宛先は原本にあります。",
                        "Only the first "
                                + MAX_COPIES
                                + " Cc recipients are shown; the original has all of them.");

        private final ChannelId channel;
        private final String externalId;
        private final Instant receivedAt;
        private final Content original;
        private final String originalType;
        private Party sender = new Party(Address.NONE, "");
        private String subject = "";
        private String text = "";
        private final List<Field> fields = new ArrayList<>();
        private final List<Attachment> attachments = new ArrayList<>();
        private Thread thread = Thread.NONE;
        private Origin origin = Origin.PERSON;
        private final List<LocalizedText> problems = new ArrayList<>();
        private Optional<Acknowledgement> acknowledgement = Optional.empty();
        private List<Party> copies = List.of();
        private Optional<Locale> language = Optional.empty();
        private Optional<ArticleId> article = Optional.empty();

        private Builder(
                ChannelId channel,
                String externalId,
                Instant receivedAt,
                Content original,
                String originalType) {
            this.channel = channel;
            this.externalId = externalId;
            this.receivedAt = receivedAt;
            this.original = original;
            this.originalType = originalType;
        }

        public Builder sender(Party value) {
            sender = value;
            return this;
        }

        public Builder subject(String value) {
            subject = cut(Plain.line(value).strip(), MAX_SUBJECT);
            return this;
        }

        public Builder text(String value) {
            text = Plain.text(cut(value, MAX_TEXT));
            if (text.length() < value.length()) {
                problems.add(CUT);
            }
            return this;
        }

        public Builder fields(List<Field> value) {
            fields.addAll(value);
            return this;
        }

        public Builder attachment(Attachment value) {
            attachments.add(value);
            return this;
        }

        public Builder thread(Thread value) {
            thread = value;
            return this;
        }

        public Builder origin(Origin value) {
            origin = value;
            return this;
        }

        public Builder problem(LocalizedText value) {
            problems.add(value);
            return this;
        }

        public Builder acknowledgement(Acknowledgement value) {
            acknowledgement = Optional.of(value);
            return this;
        }

        public Builder copies(List<Party> value) {
            copies = value.subList(0, Math.min(value.size(), MAX_COPIES));
            if (value.size() > MAX_COPIES) {
                problems.add(MANY_COPIES);
            }
            return this;
        }

        public Builder language(Locale value) {
            language = Optional.of(value);
            return this;
        }

        public Builder article(ArticleId value) {
            article = Optional.of(value);
            return this;
        }

        public InboundMessage build() {
            return new InboundMessage(
                    channel,
                    externalId,
                    receivedAt,
                    sender,
                    subject,
                    text,
                    fields,
                    attachments,
                    thread,
                    origin,
                    original,
                    originalType,
                    problems,
                    acknowledgement,
                    copies,
                    language,
                    article);
        }

        private static String cut(String value, int max) {
            if (value.length() <= max) {
                return value;
            }
            return value.substring(
                    0, Character.isHighSurrogate(value.charAt(max - 1)) ? max - 1 : max);
        }
    }
}
