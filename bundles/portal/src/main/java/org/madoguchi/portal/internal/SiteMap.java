// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;

/**
 * Every public article for search engines, newest change first; in several files when there are
 * very many. Kept for a minute: reading all articles is work. Safe for use by several threads.
 */
final class SiteMap {
    /** The format allows 50,000 in one file; smaller ones are read again sooner. */
    static final int IN_PART = 10_000;

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Articles articles;
    private final ZoneId zone;
    private final Clock clock;
    private Listing listing = new Listing(Instant.MIN, List.of());

    private record Entry(long article, Instant changed) {}

    private record Listing(Instant at, List<Entry> entries) {}

    SiteMap(Articles articles, ZoneId zone, Clock clock) {
        this.articles = articles;
        this.zone = zone;
        this.clock = clock;
    }

    /** The only file, or the one that names the others. */
    String first(String site, FaqOverview.Snapshot all) {
        List<Entry> entries = entries();
        return entries.size() <= IN_PART ? urls(site, all, entries, 0) : index(site, entries);
    }

    /**
     * @param number counts from 1
     */
    Optional<String> part(String site, FaqOverview.Snapshot all, int number) {
        List<Entry> entries = entries();
        return number >= 1 && number <= parts(entries) && entries.size() > IN_PART
                ? Optional.of(urls(site, all, entries, number - 1))
                : Optional.empty();
    }

    private static int parts(List<Entry> entries) {
        return (entries.size() + IN_PART - 1) / IN_PART;
    }

    private synchronized List<Entry> entries() {
        if (listing.at().isBefore(clock.instant().minus(FRESH))) {
            List<Entry> entries = new ArrayList<>();
            articles.forEachPublished(
                    article -> {
                        if (article.text().audience() == Audience.PUBLIC) {
                            entries.add(new Entry(article.id().value(), article.updatedAt()));
                        }
                    });
            entries.sort(
                    Comparator.comparing(Entry::changed).reversed().thenComparing(Entry::article));
            listing = new Listing(clock.instant(), List.copyOf(entries));
        }
        return listing.entries();
    }

    private String index(String site, List<Entry> entries) {
        StringBuilder xml = new StringBuilder(head("sitemapindex"));
        for (int part = 0; part < parts(entries); part++) {
            xml.append("<sitemap><loc>")
                    .append(site)
                    .append("/sitemap-")
                    .append(part + 1)
                    .append(".xml</loc><lastmod>")
                    .append(day(entries.get(part * IN_PART).changed()))
                    .append("</lastmod></sitemap>\n");
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    private String urls(String site, FaqOverview.Snapshot all, List<Entry> entries, int part) {
        StringBuilder xml = new StringBuilder(head("urlset"));
        if (part == 0) {
            url(xml, site + "/", Optional.empty());
            url(xml, site + "/faq/categories", Optional.empty());
            all.axes()
                    .counts()
                    .keySet()
                    .forEach(id -> url(xml, site + "/faq/category/" + id, Optional.empty()));
            all.owners()
                    .forEach(
                            owner ->
                                    url(
                                            xml,
                                            site + "/faq/department/" + owner.department().id(),
                                            Optional.empty()));
        }
        entries.stream()
                .skip((long) part * IN_PART)
                .limit(IN_PART)
                .forEach(
                        entry ->
                                url(
                                        xml,
                                        site + "/faq/" + entry.article(),
                                        Optional.of(day(entry.changed()))));
        return xml.append("</urlset>\n").toString();
    }

    private static String head(String root) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"
                + root
                + " xmlns=\""
                + NAMESPACE
                + "\">\n";
    }

    private static void url(StringBuilder xml, String address, Optional<LocalDate> changed) {
        xml.append("<url><loc>").append(address).append("</loc>");
        changed.ifPresent(day -> xml.append("<lastmod>").append(day).append("</lastmod>"));
        xml.append("</url>\n");
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
