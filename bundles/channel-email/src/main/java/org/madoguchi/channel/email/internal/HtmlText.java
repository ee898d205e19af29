// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML mail, with its paragraphs and link targets. */
final class HtmlText {
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "head", "title", "template");
    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "blockquote",
                    "dd",
                    "div",
                    "dl",
                    "dt",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "li",
                    "ol",
                    "p",
                    "pre",
                    "section",
                    "table",
                    "tr",
                    "ul");

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Element body = Jsoup.parse(html).body();
        body.select(String.join(",", UNSEEN)).remove();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            append(text, words.text());
                        } else if (node.nodeName().equals("br")) {
                            text.append('\n');
                        } else if (node.nodeName().equals("li")) {
                            newLine(text);
                            text.append("・");
                        } else if (BLOCKS.contains(node.nodeName())) {
                            newLine(text);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element && element.nodeName().equals("a")) {
                            appendTarget(text, element);
                        } else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
                            text.append(' ');
                        } else if (node.nodeName().equals("p")) {
                            newLine(text);
                            text.append('\n');
                        } else if (BLOCKS.contains(node.nodeName())) {
                            newLine(text);
                        }
                    }
                },
                body);
        return text.toString()
                .replaceAll("[ \\t\\u00a0]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static void append(StringBuilder text, String words) {
        boolean lineBegins = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        text.append(lineBegins ? words.stripLeading() : words);
    }

    private static void newLine(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static void appendTarget(StringBuilder text, Element link) {
        String target = link.attr("href");
        if (target.matches("(?i)https?://.*") && !link.text().contains(target)) {
            text.append(" <").append(target).append('>');
        }
    }
}
