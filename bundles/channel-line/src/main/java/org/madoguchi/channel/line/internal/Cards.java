// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.madoguchi.channel.line.internal.PublicArticles.Linked;

/** Questions of the FAQ as a Flex Message: cards side by side that are moved by a finger. */
final class Cards {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String KEY_COLOUR = "#0017C1";
    private static final String SOFT = "#626264";

    private Cards() {}

    /**
     * @param caseToken with it a last card asks whether that helped; without it there is none
     */
    static ObjectNode message(List<Linked> articles, String caseToken) {
        ArrayNode bubbles = JSON.arrayNode();
        articles.forEach(article -> bubbles.add(article(article)));
        if (!caseToken.isEmpty()) {
            bubbles.add(question(caseToken));
        }
        ObjectNode carousel = typed("carousel").set("contents", bubbles);
        ObjectNode message = typed("flex");
        message.put("altText", text("cards.alt"));
        message.set("contents", carousel);
        return message;
    }

    private static ObjectNode article(Linked article) {
        return bubble(
                List.of(
                        words(article.question(), "md", "").put("weight", "bold"),
                        words(article.answer(), "sm", SOFT)),
                List.of(
                        button(
                                "primary",
                                typed("uri")
                                        .put("label", text("cards.read"))
                                        .put("uri", article.address()))));
    }

    private static ObjectNode question(String caseToken) {
        return bubble(
                List.of(
                        words(text("cards.ask"), "md", "").put("weight", "bold"),
                        words(text("cards.ask.hint"), "sm", SOFT)),
                List.of(
                        button("primary", pressed(new CardButton(CardButton.SOLVED, caseToken))),
                        button(
                                "secondary",
                                pressed(new CardButton(CardButton.OPERATOR, caseToken)))));
    }

    private static ObjectNode bubble(List<ObjectNode> body, List<ObjectNode> buttons) {
        ObjectNode bubble = typed("bubble");
        bubble.set("body", box(body));
        bubble.set("footer", box(buttons));
        return bubble;
    }

    private static ObjectNode box(List<ObjectNode> contents) {
        ObjectNode box = typed("box").put("layout", "vertical").put("spacing", "sm");
        box.set("contents", JSON.arrayNode().addAll(contents));
        return box;
    }

    private static ObjectNode words(String text, String size, String colour) {
        ObjectNode words = typed("text").put("text", text).put("size", size).put("wrap", true);
        return colour.isEmpty() ? words : words.put("color", colour);
    }

    private static ObjectNode button(String style, ObjectNode action) {
        ObjectNode button = typed("button").put("style", style).put("height", "sm");
        if (style.equals("primary")) {
            button.put("color", KEY_COLOUR);
        }
        return button.set("action", action);
    }

    /** What is pressed is shown in the talk as if it had been written. */
    private static ObjectNode pressed(CardButton button) {
        String label = text("cards." + button.key());
        return typed("postback")
                .put("label", label)
                .put("data", button.data())
                .put("displayText", label);
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    /** Citizens read Japanese. */
    private static String text(String key) {
        return Texts.text(key).ja();
    }
}
