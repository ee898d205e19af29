// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A safe answer in the pieces that a machine translates one by one: machines take so many
 * characters at once, and what lies between the pieces stays as it is. For one translation.
 */
final class TranslatedAnswer {
    /** A longer element is translated by its parts if it has nothing but elements. */
    private static final int PIECE = 2_000;

    private final Document answer;
    private final List<Node> translated = new ArrayList<>();

    TranslatedAnswer(String answer) {
        this.answer = Jsoup.parseBodyFragment(answer);
        this.answer
                .outputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset("UTF-8");
        collect(this.answer.body());
    }

    private void collect(Element within) {
        for (Node node : within.childNodes()) {
            if (node instanceof TextNode text && !text.isBlank()) {
                translated.add(node);
            } else if (node instanceof Element element && element.hasText()) {
                if (element.outerHtml().length() > PIECE && !hasWordsOfItsOwn(element)) {
                    collect(element);
                } else {
                    translated.add(element);
                }
            }
        }
    }

    private static boolean hasWordsOfItsOwn(Element element) {
        return element.textNodes().stream().anyMatch(text -> !text.isBlank());
    }

    /** HTML. */
    List<String> pieces() {
        return translated.stream().map(Node::outerHtml).toList();
    }

    /**
     * The answer with these instead of its pieces; not safe yet.
     *
     * @param pieces as many as {@link #pieces}
     */
    String with(List<String> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            Node old = translated.get(i);
            Element around = (Element) old.parent();
            for (Node piece : Parser.parseFragment(pieces.get(i), around, "")) {
                old.before(piece);
            }
            old.remove();
        }
        return answer.body().html();
    }
}
