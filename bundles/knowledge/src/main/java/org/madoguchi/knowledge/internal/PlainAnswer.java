// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A safe answer without its markup, for chat, telephone, mail and search: lists with {@code ・} or
 * numbers, a table's row as a line, a link's address behind its words.
 */
final class PlainAnswer implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h3", "h4", "h5", "ul", "ol", "table", "blockquote", "hr");
    private static final Set<String> LINES = Set.of("li", "tr", "caption");
    private static final String CELL = "　";

    private final StringBuilder text = new StringBuilder();

    /** Number of the next item for each open list; 0 for one without numbers. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    private PlainAnswer() {}

    static String of(String html) {
        PlainAnswer visitor = new PlainAnswer();
        Jsoup.parseBodyFragment(html).body().traverse(visitor);
        return visitor.text
                .toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            begin(element, element.normalName());
        }
    }

    private void begin(Element element, String name) {
        switch (name) {
            case "br" -> text.append('\n');
            case "img" -> append(element.attr("alt"));
            case "ul", "ol" -> {
                breakAfter(lists.isEmpty() ? 2 : 1);
                lists.push(name.equals("ul") ? 0 : start(element));
            }
            case "li" -> {
                breakAfter(1);
                text.append(CELL.repeat(Math.min(5, Math.max(0, lists.size() - 1))));
                text.append(mark());
            }
            case "td", "th" -> {
                if (element.previousElementSibling() != null) {
                    text.append(CELL);
                }
            }
            default -> {
                if (LINES.contains(name)) {
                    breakAfter(1);
                } else if (PARAGRAPHS.contains(name) && !within(element)) {
                    breakAfter(2);
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (name.equals("a")) {
            address(element);
        } else if (name.equals("ul") || name.equals("ol")) {
            lists.pop();
            breakAfter(lists.isEmpty() ? 2 : 1);
        } else if (LINES.contains(name)) {
            breakAfter(1);
        } else if (PARAGRAPHS.contains(name) && !within(element)) {
            breakAfter(2);
        }
    }

    /** A paragraph in an item or a cell is no paragraph of the text. */
    private static boolean within(Element element) {
        Element parent = element.parent();
        return parent != null && Set.of("li", "td", "th").contains(parent.normalName());
    }

    private static int start(Element list) {
        String start = list.attr("start");
        return start.matches("[1-9]\\d{0,3}") ? Integer.parseInt(start) : 1;
    }

    private String mark() {
        if (lists.isEmpty() || lists.peek() == 0) {
            return "・";
        }
        int number = lists.pop();
        lists.push(number + 1);
        return number + ". ";
    }

    private void address(Element link) {
        String address = link.attr("href");
        String words = link.text();
        if (address.startsWith("http") && !words.contains(address)) {
            text.append('（').append(address).append('）');
        }
    }

    private void append(String words) {
        String one = words.replaceAll("[ \\t\\r\\n]+", " ");
        boolean fresh = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        text.append(fresh ? one.stripLeading() : one);
    }

    private void breakAfter(int lines) {
        int there = 0;
        while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
            there++;
        }
        if (there < text.length()) {
            text.append("\n".repeat(Math.max(0, lines - there)));
        }
    }
}
