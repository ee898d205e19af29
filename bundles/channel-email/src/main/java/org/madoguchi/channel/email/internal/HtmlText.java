// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.Set;
import java.util.regex.Pattern;
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

    /** Texts that a mail shows in lists of mails only. */
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "(?i).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all"
                            + "|font-size\\s*:\\s*0(?:px|pt)?\\s*(?:;|!|$)).*",
                    Pattern.DOTALL);

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Element body = Jsoup.parse(html).body();
        body.select(String.join(",", UNSEEN)).remove();
        body.select("[hidden]").remove();
        body.select("[style]").stream()
                .filter(styled -> HIDDEN.matcher(styled.attr("style")).matches())
                .forEach(Node::remove);
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            append(text, shown(words));
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
                        } else if (node.nodeName().equals("p") && !isLine(node)) {
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
                .replace('\u00a0', ' ')
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** With white space as a browser shows it; a space that must not break makes a line. */
    private static String shown(TextNode words) {
        Node above = words.parent();
        while (above != null && !above.nodeName().equals("pre")) {
            above = above.parent();
        }
        String text = words.getWholeText();
        return above != null ? text : text.replaceAll("[ \\t\\r\\n\\f]+", " ");
    }

    /** Outlook makes each line a paragraph without a space between them. */
    private static boolean isLine(Node paragraph) {
        return paragraph.attr("class").startsWith("Mso");
    }

    private static void append(StringBuilder text, String words) {
        boolean spaceBefore =
                text.length() == 0 || " \n".indexOf(text.charAt(text.length() - 1)) >= 0;
        text.append(spaceBefore && words.startsWith(" ") ? words.substring(1) : words);
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
