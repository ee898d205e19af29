// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.madoguchi.api.knowledge.ArticleFile;

/** Answers as safe HTML: what is on the list stays, its text stays, everything else goes. */
final class RichText {
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?]");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final Set<String> RELATIONS =
            Set.of("noopener", "noreferrer", "nofollow", "external");
    private static final String BLOCKS =
            "p,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,blockquote,hr,div,section,article,pre";

    /** Elements within each other; what is deeper becomes a neighbour. Nobody writes so deep. */
    private static final int DEPTH = 100;

    private static final Safelist ALLOWED =
            new Safelist()
                    .addTags("p", "h3", "h4", "h5", "ul", "ol", "li", "strong", "em", "b", "i", "u")
                    .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
                    .addTags("a", "br", "blockquote", "hr", "img")
                    .addAttributes("a", "href", "rel")
                    .addAttributes("ol", "start")
                    .addAttributes("th", "colspan", "rowspan", "scope")
                    .addAttributes("td", "colspan", "rowspan")
                    .addAttributes("img", "src", "alt")
                    .addProtocols("a", "href", "http", "https", "mailto", "tel");

    private RichText() {}

    static boolean isHtml(String text) {
        return TAG.matcher(text).find();
    }

    /**
     * @param answer HTML or plain text, as editors, files and other systems send it
     * @param files that its pictures may show
     */
    static String safe(String answer, List<ArticleFile> files) {
        String html = isHtml(answer) ? answer : PlainText.html(answer);
        Document dirty = Parser.htmlParser().setMaxDepth(DEPTH).parseInput(html, "");
        adapt(dirty);
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset("UTF-8");
        pictures(clean, files);
        attributes(clean);
        return clean.body().html().strip();
    }

    /** What other programs write differently and means the same. */
    private static void adapt(Document dirty) {
        dirty.select("h1,h2").tagName("h3");
        dirty.select("h6").tagName("h5");
        Set<Element> outer = aroundBlocks(dirty);
        for (Element part : dirty.select("div,section,article,pre,dt,dd")) {
            if (!outer.contains(part)) {
                part.tagName("p");
            }
        }
    }

    /** Everything that has a block within it. */
    private static Set<Element> aroundBlocks(Document dirty) {
        Set<Element> outer = new HashSet<>();
        for (Element block : dirty.select(BLOCKS)) {
            Element around = block.parent();
            while (around != null && outer.add(around)) {
                around = around.parent();
            }
        }
        return outer;
    }

    private static void pictures(Document clean, List<ArticleFile> files) {
        for (Element picture : clean.select("img")) {
            boolean own =
                    files.stream()
                            .anyMatch(
                                    file ->
                                            file.mediaType().startsWith("image/")
                                                    && file.reference()
                                                            .equals(picture.attr("src")));
            if (!own) {
                picture.remove();
            } else if (!picture.hasAttr("alt")) {
                picture.attr("alt", "");
            }
        }
    }

    private static void attributes(Document clean) {
        for (Element cell : clean.select("[colspan],[rowspan],[start]")) {
            for (String name : List.of("colspan", "rowspan", "start")) {
                if (!NUMBER.matcher(cell.attr(name)).matches()) {
                    cell.removeAttr(name);
                }
            }
        }
        clean.select("th[scope]").stream()
                .filter(cell -> !cell.attr("scope").matches("row|col|rowgroup|colgroup"))
                .forEach(cell -> cell.removeAttr("scope"));
        for (Element link : clean.select("a[rel]")) {
            if (!RELATIONS.containsAll(List.of(link.attr("rel").strip().split("\\s+")))) {
                link.removeAttr("rel");
            }
        }
    }
}
