// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.web.Assets;
import org.madoguchi.web.Messages;
import org.madoguchi.web.WebContext;

/** What every page of the site needs; belongs to one request. */
final class Site {
    private static final Assets ASSETS = Assets.of(Site.class);

    private final WebContext web;
    private final Messages messages;
    private final City city;
    private final List<PortalContact> contacts;
    private final boolean large;

    Site(
            WebContext web,
            Messages messages,
            City city,
            List<PortalContact> contacts,
            boolean large) {
        this.web = web;
        this.messages = messages;
        this.city = city;
        this.contacts = contacts;
        this.large = large;
    }

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    String lang() {
        return web.locale().getLanguage();
    }

    boolean english() {
        return lang().equals("en");
    }

    /** The reader asked for large letters. */
    boolean large() {
        return large;
    }

    String city() {
        return city.name().in(web.locale());
    }

    String desk() {
        return city.deskName().in(web.locale());
    }

    String asset(String file) {
        return ASSETS.href(file);
    }

    /** The page as asked for, in the other language. */
    String inLanguage(String language) {
        String path = web.path().replaceAll("([?&])lang=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    String inTextSize(String size) {
        return "/text-size?size=" + size + "&next=" + encoded(web.path());
    }

    /**
     * Address for search engines: without the parameters of one visit.
     *
     * @param path with a slash at the beginning
     */
    String canonical(String path) {
        return city.publicUrl() + path;
    }

    String date(Instant at) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(web.locale());
        return format.format(at.atZone(web.timeZone()));
    }

    String isoDate(Instant at) {
        return at.atZone(web.timeZone()).toLocalDate().toString();
    }

    /** Ways to ask that work now. */
    List<Way> ways(Optional<ArticleId> article) {
        return contacts.stream()
                .map(
                        contact ->
                                new Way(
                                        contact.label().in(web.locale()),
                                        contact.description().in(web.locale()),
                                        contact.path(article)))
                .toList();
    }

    /** Scripts of channels that have something to show on every page. */
    List<String> scripts() {
        return contacts.stream().flatMap(contact -> contact.script().stream()).toList();
    }

    record Way(String label, String description, String path) {}

    /** The beginning of an answer, for the lists of search engines. */
    static String description(String answer) {
        String line = answer.replaceAll("\\s+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
