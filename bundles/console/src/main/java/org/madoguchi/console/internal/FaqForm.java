// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.web.FormData;

/**
 * An article as the fields of the editor hold it, whatever was typed into them.
 *
 * @param files those that stay; new ones are already stored
 * @param from as {@code datetime-local} fields say it, in the city's time
 * @param version of the article when the editor began; empty for a new one
 * @param revision whose text the editor began with
 * @param origin number of the case that a new article was begun from; empty for none
 */
record FaqForm(
        String question,
        String answer,
        String shortAnswer,
        String audience,
        Set<String> categories,
        String keywords,
        Set<String> owners,
        List<ArticleLink> links,
        List<ArticleFile> files,
        List<String> related,
        String from,
        String until,
        boolean featured,
        String version,
        String revision,
        String origin) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static FaqForm of(Article article, ZoneId zone) {
        return of(
                article.text(),
                zone,
                Long.toString(article.version()),
                Integer.toString(article.revision()),
                "");
    }

    /** A form that begins with this text and belongs to no article yet. */
    static FaqForm of(ArticleText text, ZoneId zone) {
        return from(text, zone, "");
    }

    /** A form that begins with what was answered in a case. */
    static FaqForm from(ArticleText text, ZoneId zone, String origin) {
        return of(text, zone, "", "", origin);
    }

    private static FaqForm of(
            ArticleText text, ZoneId zone, String version, String revision, String origin) {
        return new FaqForm(
                text.question(),
                text.answer(),
                text.shortAnswer(),
                text.audience().name(),
                ids(text.categories()),
                String.join("、", text.keywords()),
                ids(text.departments()),
                text.links(),
                text.files(),
                List.copyOf(ids(text.related())),
                local(text.publication().from(), zone),
                local(text.publication().until(), zone),
                text.publication().featured(),
                version,
                revision,
                origin);
    }

    /**
     * @param kept files whose box is ticked and those that came with the form
     */
    static FaqForm of(FormData sent, List<ArticleFile> kept) {
        Stream<String> related =
                Stream.concat(
                        sent.texts("related").stream(),
                        Arrays.stream(sent.text("relatedMore").split("[^0-9]+")));
        return new FaqForm(
                sent.text("question").strip().replace('\n', ' '),
                sent.text("answer").strip(),
                sent.text("shortAnswer").strip(),
                sent.text("audience"),
                new LinkedHashSet<>(sent.texts("categories")),
                sent.text("keywords").strip(),
                new LinkedHashSet<>(sent.texts("owners")),
                links(sent.texts("linkLabel"), sent.texts("linkAddress")),
                kept,
                related.filter(id -> !id.isEmpty()).distinct().toList(),
                sent.text("from"),
                sent.text("until"),
                sent.has("featured"),
                sent.text("version"),
                sent.text("revision"),
                EditorialCases.id(sent.text("case")).map(CaseId::toString).orElse(""));
    }

    OptionalLong since() {
        return FaqFilter.number(version);
    }

    ArticleText text(ZoneId zone) {
        return new ArticleText(
                question,
                answer,
                shortAnswer,
                FaqFilter.constant(Audience.class, audience).orElse(Audience.STAFF),
                numbers(categories, CategoryId::new),
                words(),
                numbers(owners, DepartmentId::new),
                links,
                files,
                numbers(related, ArticleId::new),
                new Publication(instant(from, zone), instant(until, zone), featured));
    }

    private List<String> words() {
        return Arrays.stream(keywords.split("[、,，\\n]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Rows that are wholly empty were never meant. */
    private static List<ArticleLink> links(List<String> labels, List<String> addresses) {
        List<ArticleLink> links = new ArrayList<>();
        for (int i = 0; i < Math.min(labels.size(), addresses.size()); i++) {
            ArticleLink link = new ArticleLink(labels.get(i).strip(), addresses.get(i).strip());
            if (!link.label().isEmpty() || !link.address().isEmpty()) {
                links.add(link);
            }
        }
        return links;
    }

    private static <T> List<T> numbers(Collection<String> texts, Function<Long, T> maker) {
        return texts.stream()
                .map(FaqFilter::number)
                .filter(OptionalLong::isPresent)
                .map(number -> maker.apply(number.getAsLong()))
                .toList();
    }

    private static Set<String> ids(List<?> ids) {
        return ids.stream().map(FaqForm::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String id(Object id) {
        return id.toString();
    }

    private static String local(Optional<Instant> time, ZoneId zone) {
        return time.map(at -> MINUTE.format(at.atZone(zone))).orElse("");
    }

    /** Empty for what is empty or no time. */
    static Optional<Instant> instant(String local, ZoneId zone) {
        try {
            return local.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
