// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.time.ZoneId;

/** What search engines are told. */
final class Robots {
    /** More would need a second file; the format allows this many. */
    private static final int MAX_URLS = 50_000;

    private Robots() {}

    static String robots(String site) {
        return "User-agent: *\n"
                + "Disallow: /faq/search\n"
                + "Disallow: /faq/suggest\n"
                + "Disallow: /text-size\n"
                + "Disallow: /form/\n"
                + "Sitemap: "
                + site
                + "/sitemap.xml\n";
    }

    static String sitemap(String site, FaqOverview.Snapshot all, ZoneId zone) {
        StringBuilder xml =
                new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        url(xml, site + "/", "");
        all.groups()
                .forEach(
                        group ->
                                url(
                                        xml,
                                        site + "/faq/category?name=" + Site.encoded(group.name()),
                                        ""));
        all.latest().stream()
                .limit(MAX_URLS - 1L - all.groups().size())
                .forEach(
                        entry ->
                                url(
                                        xml,
                                        site + "/faq/" + entry.id(),
                                        entry.updatedAt().atZone(zone).toLocalDate().toString()));
        return xml.append("</urlset>\n").toString();
    }

    private static void url(StringBuilder xml, String address, String changed) {
        xml.append("<url><loc>").append(address.replace("&", "&amp;")).append("</loc>");
        if (!changed.isEmpty()) {
            xml.append("<lastmod>").append(changed).append("</lastmod>");
        }
        xml.append("</url>\n");
    }
}
