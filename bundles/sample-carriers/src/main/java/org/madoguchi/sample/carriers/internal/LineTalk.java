// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One citizen's talk with the city's LINE account, as the telephone shows it. In memory. Safe for
 * use by several threads.
 */
final class LineTalk {
    private static final int KEPT = 60;

    private final Changes changes;
    private final List<Bubble> bubbles = new ArrayList<>();

    LineTalk(Changes changes) {
        this.changes = changes;
    }

    /**
     * Something said.
     *
     * @param fromCitizen otherwise from the city
     * @param picture whether it is one instead of words
     * @param cards side by side, instead of words
     */
    record Bubble(boolean fromCitizen, String text, boolean picture, List<Card> cards) {
        static Bubble text(boolean fromCitizen, String text) {
            return new Bubble(fromCitizen, text, false, List.of());
        }
    }

    /** One bubble of a Flex Message. */
    record Card(List<String> words, List<Button> buttons) {}

    /**
     * What a card lets people do.
     *
     * @param uri a page, or empty
     * @param data what comes back when it is pressed, or empty
     * @param said what the talk then shows
     */
    record Button(String label, String uri, String data, String said) {}

    synchronized List<Bubble> bubbles() {
        return List.copyOf(bubbles);
    }

    synchronized void add(Bubble bubble) {
        bubbles.add(bubble);
        if (bubbles.size() > KEPT) {
            bubbles.remove(0);
        }
        changes.happened();
    }

    synchronized void takeBack(Bubble bubble) {
        bubbles.removeIf(each -> each == bubble);
        changes.happened();
    }

    /** The button that has these data, when one was shown. */
    synchronized Optional<Button> button(String data) {
        return bubbles.stream()
                .flatMap(bubble -> bubble.cards().stream())
                .flatMap(card -> card.buttons().stream())
                .filter(button -> !data.isEmpty() && button.data().equals(data))
                .findFirst();
    }

    /** What the city sends, in the words of the Messaging API. */
    void receive(JsonNode messages) {
        for (JsonNode message : messages) {
            add(
                    message.path("type").asText().equals("flex")
                            ? new Bubble(
                                    false,
                                    message.path("altText").asText(),
                                    false,
                                    cards(message.path("contents")))
                            : Bubble.text(false, message.path("text").asText()));
        }
    }

    private static List<Card> cards(JsonNode contents) {
        List<Card> cards = new ArrayList<>();
        if (contents.path("type").asText().equals("carousel")) {
            contents.path("contents").forEach(bubble -> cards.add(card(bubble)));
        } else {
            cards.add(card(contents));
        }
        return cards;
    }

    private static Card card(JsonNode bubble) {
        List<String> words = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        for (String part : List.of("header", "body", "footer")) {
            read(bubble.path(part), words, buttons);
        }
        return new Card(words, buttons);
    }

    private static void read(JsonNode part, List<String> words, List<Button> buttons) {
        switch (part.path("type").asText()) {
            case "text" -> words.add(part.path("text").asText());
            case "button" -> {
                JsonNode action = part.path("action");
                buttons.add(
                        new Button(
                                action.path("label").asText(),
                                action.path("uri").asText(),
                                action.path("data").asText(),
                                action.path("displayText").asText()));
            }
            default -> part.path("contents").forEach(inner -> read(inner, words, buttons));
        }
    }
}
