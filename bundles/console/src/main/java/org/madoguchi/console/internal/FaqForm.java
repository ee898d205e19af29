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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        String revision) {
    static final int MOST_QUESTION = 300;
    static final int MOST_ANSWER = 60_000;
    static final int MOST_SHORT = 500;
    private static final int MOST_LABEL = 200;
    private static final int MOST_ADDRESS = 1_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^\\s/]+\\S*|mailto:\\S+@\\S+|tel:[-+0-9]+)");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static FaqForm of(Article article, ZoneId zone) {
        return of(
                article.text(),
                zone,
                Long.toString(article.version()),
                Integer.toString(article.revision()));
    }

    /** A form that begins with this text and belongs to no article yet. */
    static FaqForm of(ArticleText text, ZoneId zone) {
        return of(text, zone, "", "");
    }

    private static FaqForm of(ArticleText text, ZoneId zone, String version, String revision) {
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
                revision);
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
                sent.text("revision"));
    }

    OptionalLong since() {
        return FaqFilter.number(version);
    }

    /** What has to be mended: the field and the key of a message that says how. */
    Map<String, String> problems(ZoneId zone) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (question.isEmpty()) {
            problems.put("question", "faq.wrong.question");
        } else if (question.length() > MOST_QUESTION) {
            problems.put("question", "faq.wrong.question.long");
        }
        if (answer.isEmpty()) {
            problems.put("answer", "faq.wrong.answer");
        } else if (answer.length() > MOST_ANSWER) {
            problems.put("answer", "faq.wrong.answer.long");
        }
        if (shortAnswer.length() > MOST_SHORT) {
            problems.put("shortAnswer", "faq.wrong.short");
        }
        if (links.stream().anyMatch(link -> !isGood(link))) {
            problems.put("links", "faq.wrong.link");
        }
        Optional<Instant> begin = instant(from, zone);
        Optional<Instant> end = instant(until, zone);
        if (begin.isEmpty() && !from.isEmpty()) {
            problems.put("from", "faq.wrong.time");
        }
        if (end.isEmpty() && !until.isEmpty()) {
            problems.put("until", "faq.wrong.time");
        } else if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            problems.put("until", "faq.wrong.order");
        }
        return problems;
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

    private static boolean isGood(ArticleLink link) {
        return !link.label().isEmpty()
                && link.label().length() <= MOST_LABEL
                && link.address().length() <= MOST_ADDRESS
                && ADDRESS.matcher(link.address()).matches();
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

    private static <T> List<T> numbers(
            Collection<String> texts, Function<Long, T> maker) {
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

    private static Optional<Instant> instant(String local, ZoneId zone) {
        try {
            return local.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
