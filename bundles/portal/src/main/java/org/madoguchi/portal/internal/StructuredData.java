// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import org.madoguchi.api.knowledge.Category;

/**
 * What a page says to programs, as JSON-LD in the terms of schema.org. It is a block of data, no
 * script: the pages' security policy has nothing against it.
 */
final class StructuredData {
    private StructuredData() {}

    /** FAQPage with its one question, and the way to it. */
    static String article(ArticlePage page, Site site) {
        StringBuilder json = new StringBuilder(512);
        json.append("{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"FAQPage\"");
        member(json, "url", site.canonical(page.address()));
        member(json, "inLanguage", page.lang());
        member(json, "dateModified", page.article().updatedAt().toString());
        json.append(",\"mainEntity\":{\"@type\":\"Question\"");
        member(json, "name", page.question());
        json.append(",\"acceptedAnswer\":{\"@type\":\"Answer\"");
        member(json, "text", page.plainAnswer().strip());
        json.append("}}}");
        if (!page.places().isEmpty()) {
            json.append(',').append(crumbs(page.places().get(0), page.question(), site));
        }
        return json.append("]}").toString();
    }

    private static String crumbs(List<Category> path, String last, Site site) {
        StringBuilder json =
                new StringBuilder("{\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
        int position = 1;
        for (Category category : path) {
            item(json, position++, site.name(category));
            member(json, "item", site.canonical("/faq/category/" + category.id()));
            json.append("},");
        }
        item(json, position, last);
        return json.append("}]}").toString();
    }

    private static void item(StringBuilder json, int position, String name) {
        json.append("{\"@type\":\"ListItem\",\"position\":").append(position);
        member(json, "name", name);
    }

    private static void member(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"");
        value.codePoints().forEach(c -> append(json, c));
        json.append('"');
    }

    /** Also what would end the block, or a line of JavaScript. */
    private static void append(StringBuilder json, int c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append((char) c);
            case '\n' -> json.append("\\n");
            case '<', '>', '&', 0x2028, 0x2029 -> json.append(String.format("\\u%04x", c));
            default -> {
                if (c < ' ') {
                    json.append(String.format("\\u%04x", c));
                } else {
                    json.appendCodePoint(c);
                }
            }
        }
    }
}
