// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.conversation.ConversationDesk.Colleague;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.identity.Permission;

/**
 * An open conversation and what can be done with it.
 *
 * @param problem why the last attempt was refused
 */
record ChatPane(
        Screen screen,
        Room room,
        List<RoomEntry> entries,
        List<Colleague> colleagues,
        List<CannedReply> cannedReplies,
        List<Disposition> dispositions,
        Candidates candidates,
        Optional<LocalizedText> problem) {
    ChatPane {
        entries = List.copyOf(entries);
        colleagues = List.copyOf(colleagues);
        cannedReplies = List.copyOf(cannedReplies);
        dispositions = List.copyOf(dispositions);
    }

    ChatPane with(Optional<LocalizedText> why) {
        return new ChatPane(
                screen, room, entries, colleagues, cannedReplies, dispositions, candidates, why);
    }

    String path() {
        return "/console/chat/" + room.id();
    }

    boolean isMine() {
        return room.state() == RoomState.WITH_OPERATOR && screen.isMe(room.operator());
    }

    boolean canTake() {
        return room.state() == RoomState.WAITING
                || room.state() == RoomState.WITH_OPERATOR
                        && !isMine()
                        && screen.may(Permission.CASE_ASSIGN);
    }

    boolean isOver() {
        return room.state() == RoomState.ENDED;
    }

    int most() {
        return Conversations.MAX_TEXT;
    }

    /** What the citizen came with and said last, for the search of articles. */
    static String latestWords(Room room, List<RoomEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() == RoomEntry.Kind.CITIZEN)
                .reduce((first, second) -> second)
                .map(last -> room.question() + "\n" + last.text())
                .orElse(room.question());
    }

    /** The entry as a line that happened rather than was said; empty for what was said. */
    static String event(Screen screen, RoomEntry entry) {
        return switch (entry.kind()) {
            case CITIZEN, OPERATOR -> "";
            case ARTICLES ->
                    screen.text(entry.text().isEmpty() ? "chat.event.none" : "chat.event.articles");
            case NEAR_ARTICLES -> screen.text("chat.event.near");
            case HANDED_OVER -> screen.text("chat.event.handed-over", entry.author(), entry.text());
            case MAIL_GIVEN -> screen.text("chat.event.mail-given", entry.text());
            case ENDED -> screen.text("chat.event.ended." + slug(entry.text()), entry.author());
            case CALLED, JOINED, BACK_IN_QUEUE, MAIL_ASKED ->
                    screen.text("chat.event." + slug(entry.kind().name()), entry.author());
        };
    }

    /** Questions of the articles that were offered. */
    static List<String> questions(RoomEntry entry) {
        return switch (entry.kind()) {
            case ARTICLES, NEAR_ARTICLES ->
                    entry.text()
                            .lines()
                            .map(line -> line.substring(line.indexOf(' ') + 1))
                            .toList();
            default -> List.of();
        };
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
