// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.channel.line.internal.PublicArticles.Linked;

/** What we say, in LINE's form: text in pieces of the right size, and cards. */
final class Talk {
    /** LINE counts UTF-16 units. */
    static final int LONGEST_TEXT = 5000;

    /** Of one request. */
    static final int MOST_MESSAGES = 5;

    /** A carousel takes more, a thumb does not. */
    private static final int MOST_CARDS = 5;

    private final PublicArticles articles;
    private final boolean cards;

    Talk(PublicArticles articles, boolean cards) {
        this.articles = articles;
        this.cards = cards;
    }

    /** Messages for as many requests as it takes. */
    List<List<ObjectNode>> requests(OutboundMessage message) {
        List<ObjectNode> all = messages(message);
        List<List<ObjectNode>> requests = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST_MESSAGES) {
            requests.add(all.subList(i, Math.min(all.size(), i + MOST_MESSAGES)));
        }
        return requests;
    }

    private List<ObjectNode> messages(OutboundMessage message) {
        List<String> lines = message.text().lines().toList();
        List<Linked> linked =
                cards
                        ? lines.stream()
                                .map(articles::at)
                                .flatMap(Optional::stream)
                                .distinct()
                                .limit(MOST_CARDS)
                                .toList()
                        : List.of();
        String text = message.automatic() ? without(linked, lines) : message.text();
        List<ObjectNode> messages = new ArrayList<>();
        pieces(text).forEach(piece -> messages.add(text(piece)));
        if (!linked.isEmpty()) {
            messages.add(Cards.message(linked, message.automatic() ? message.caseToken() : ""));
        }
        return messages;
    }

    /** Suggestions are a line with the question and one with the address: cards say the same. */
    private static String without(List<Linked> linked, List<String> lines) {
        return lines.stream()
                .filter(
                        line ->
                                linked.stream()
                                        .noneMatch(
                                                article ->
                                                        line.equals(article.address())
                                                                || line.equals(
                                                                        "・" + article.question())))
                .collect(Collectors.joining("\n"));
    }

    private static ObjectNode text(String piece) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", piece);
    }

    /** Cut at the end of a line or sentence where there is one, never within a character. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > LONGEST_TEXT) {
            int end = end(rest);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int end(String text) {
        int half = LONGEST_TEXT / 2;
        int line = text.lastIndexOf('\n', LONGEST_TEXT - 1) + 1;
        if (line > half) {
            return line;
        }
        int sentence = text.lastIndexOf('。', LONGEST_TEXT - 1) + 1;
        if (sentence > half) {
            return sentence;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1))
                ? LONGEST_TEXT - 1
                : LONGEST_TEXT;
    }
}
