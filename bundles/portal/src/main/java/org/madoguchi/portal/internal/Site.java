// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.web.Assets;
import org.madoguchi.web.Messages;
import org.madoguchi.web.WebContext;

/** What a page needs besides its content; belongs to one request. */
final class Site {
    private static final Assets ASSETS = Assets.of(Site.class);
    private static final Pattern LANGUAGE = Pattern.compile("([?&])lang=[^&]*&?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9+]");

    /** Asking the platform takes longer than the rest of the head. */
    private static final Map<Locale, String> OWN_NAMES = new ConcurrentHashMap<>();

    private final PublicSite common;
    private final WebContext web;
    private final Messages messages;
    private final boolean large;

    /** The page as asked for, ready for a language to be added. */
    private final String withoutLanguage;

    /** A way to ask that works now. */
    record Way(String label, String description, String path, String icon) {}

    Site(PublicSite common, WebContext web, Messages messages, boolean large) {
        this.common = common;
        this.web = web;
        this.messages = messages;
        this.large = large;
        this.withoutLanguage = withoutLanguage(web.path());
    }

    private static String withoutLanguage(String path) {
        String rest = path.contains("lang=") ? LANGUAGE.matcher(path).replaceAll("$1") : path;
        if (rest.endsWith("?") || rest.endsWith("&")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest + (rest.indexOf('?') < 0 ? "?" : "&") + "lang=";
    }

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    /** Language of the page's own words, as HTML wants it. */
    String lang() {
        return messages.locale().toLanguageTag();
    }

    /** Language that the reader chose; the page's own words may be English all the same. */
    Locale language() {
        return web.locale();
    }

    boolean japanese() {
        return Questions.isJapanese(web.locale());
    }

    List<Locale> languages() {
        return web.languages();
    }

    /** A language as its speakers call it. */
    static String ownName(Locale language) {
        return OWN_NAMES.computeIfAbsent(language, Site::askedOwnName);
    }

    private static String askedOwnName(Locale language) {
        String name = language.getDisplayName(language);
        return switch (language.toLanguageTag()) {
            case "zh-Hans" -> "简体中文";
            case "zh-Hant" -> "繁體中文";
            default -> name.substring(0, 1).toUpperCase(language) + name.substring(1);
        };
    }

    /** The reader asked for large letters. */
    boolean large() {
        return large;
    }

    String city() {
        return common.city().name().in(language());
    }

    String desk() {
        return common.city().deskName().in(language());
    }

    List<PublicSite.OtherSite> others() {
        return common.others();
    }

    String csrfToken() {
        return web.csrfToken();
    }

    String asset(String file) {
        return ASSETS.href(file);
    }

    String icon(String name) {
        return ASSETS.href("icons.svg") + "#" + Icons.nameOrAny(name);
    }

    /** The page as asked for, in another language. */
    String inLanguage(Locale language) {
        return withoutLanguage + language.toLanguageTag();
    }

    String inTextSize(String size) {
        return "/text-size?size=" + size + "&next=" + encoded(web.path());
    }

    /**
     * Address for search engines: without the parameters of one visit, in this page's language.
     *
     * @param path with a slash at the beginning
     */
    String canonical(String path) {
        return japanese() ? alternate(path) : alternate(path, language());
    }

    /** Whoever's language is not offered reads Japanese. */
    String alternate(String path) {
        return common.city().publicUrl() + path;
    }

    String alternate(String path, Locale language) {
        return alternate(path)
                + (path.contains("?") ? "&" : "?")
                + "lang="
                + language.toLanguageTag();
    }

    String date(Instant at) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(messages.locale());
        return format.format(at.atZone(web.timeZone()));
    }

    String isoDate(Instant at) {
        return at.atZone(web.timeZone()).toLocalDate().toString();
    }

    /** Size of a file as people read it. */
    String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(messages.locale(), "%.1f MB", bytes / 1024.0 / 1024.0);
    }

    /** In the reader's language, else in English for who does not read Japanese. */
    String name(Category category) {
        return category.in(languageOf(category));
    }

    /** Language of {@link #name} where it is not the page's, else null. */
    String nameLang(Category category) {
        return lang(languageOf(category).toLanguageTag());
    }

    private Locale languageOf(Category category) {
        return Stream.of(language(), new Locale(language().getLanguage()), Locale.ENGLISH)
                .filter(language -> !japanese() && category.names().containsKey(language))
                .findFirst()
                .orElse(Locale.JAPANESE);
    }

    /** Null when the language is the page's own: a template leaves the attribute out then. */
    String lang(String other) {
        return other.equals(lang()) ? null : other;
    }

    /** Ways to ask that work now; some only from an article (FJ-077). */
    List<Way> ways(Optional<ArticleId> article) {
        return common.contacts().list().stream()
                .filter(contact -> article.isPresent() || !contact.onlyFromArticles())
                .map(
                        contact ->
                                new Way(
                                        contact.label().in(language()),
                                        contact.description().in(language()),
                                        contact.path(article),
                                        contact.script().isPresent() ? "chat" : "letter"))
                .toList();
    }

    /** The form is there, but only for who has read an article. */
    boolean formBehindArticles() {
        return common.contacts().list().stream().anyMatch(PortalContact::onlyFromArticles);
    }

    /** A part of the accessibility statement. */
    record Statement(String title, List<String> paragraphs) {}

    /** The statement in the city's words: a text without anything in it is left out. */
    List<Statement> statement() {
        return Stream.of("goal", "means", "limits", "otherwise", "checked")
                .map(
                        part ->
                                new Statement(
                                        text("accessibility." + part + ".title"),
                                        text("accessibility." + part)
                                                .lines()
                                                .map(String::strip)
                                                .filter(line -> !line.isEmpty())
                                                .toList()))
                .filter(part -> !part.paragraphs().isEmpty())
                .toList();
    }

    /** Scripts of channels that have something to show on every page. */
    List<String> scripts() {
        return common.contacts().scripts();
    }

    /** The beginning of an answer, for the lists of search engines. */
    static String description(String answer) {
        String line = BLANKS.matcher(answer).replaceAll(" ").strip();
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Digits that a telephone dials. */
    static String dialled(String phone) {
        return NO_DIGITS.matcher(phone).replaceAll("");
    }
}
