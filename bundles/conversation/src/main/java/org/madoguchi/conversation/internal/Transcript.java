// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;

/** A conversation as a text that people read in its case. */
final class Transcript {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final ZoneId zone;

    Transcript(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * From when to when, then a line for each entry; further lines of an entry are indented.
     *
     * @param entries not empty
     */
    String of(List<RoomEntry> entries) {
        Instant first = entries.get(0).at();
        Instant last = entries.get(entries.size() - 1).at();
        long said = entries.stream().filter(Transcript::isSaid).count();
        return ConversationTexts.japanese("transcript.head", time(first), time(last), said)
                + "\n\n"
                + entries.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private static boolean isSaid(RoomEntry entry) {
        return entry.kind() == RoomEntry.Kind.CITIZEN || entry.kind() == RoomEntry.Kind.OPERATOR;
    }

    private String line(RoomEntry entry) {
        return time(entry.at()) + "  " + words(entry).replace("\n", "\n       ");
    }

    private static String words(RoomEntry entry) {
        return switch (entry.kind()) {
            case CITIZEN -> ConversationTexts.japanese("transcript.citizen") + entry.text();
            case OPERATOR ->
                    ConversationTexts.japanese("transcript.operator", entry.author())
                            + entry.text();
            case ARTICLES ->
                    entry.text().isEmpty()
                            ? ConversationTexts.japanese("transcript.no-articles")
                            : ConversationTexts.japanese("transcript.articles")
                                    + questions(entry.text());
            case NEAR_ARTICLES ->
                    ConversationTexts.japanese("transcript.near-articles")
                            + questions(entry.text());
            case MAIL_GIVEN -> ConversationTexts.japanese("transcript.mail-given") + entry.text();
            case HANDED_OVER ->
                    ConversationTexts.japanese(
                            "transcript.handed-over", entry.author(), entry.text());
            case ENDED -> ConversationTexts.japanese("transcript.ended." + end(entry.text()));
            case CALLED -> ConversationTexts.japanese("transcript.called");
            case JOINED -> ConversationTexts.japanese("transcript.joined", entry.author());
            case BACK_IN_QUEUE -> ConversationTexts.japanese("transcript.back-in-queue");
            case MAIL_ASKED -> ConversationTexts.japanese("transcript.mail-asked");
        };
    }

    private static String questions(String articles) {
        return articles.lines()
                .map(line -> "\n・" + line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.joining());
    }

    private static String end(String name) {
        return RoomEnd.valueOf(name).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
