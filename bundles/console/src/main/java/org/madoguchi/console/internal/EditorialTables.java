// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals;

/**
 * The figures of a page as a table, with the same columns in the same order, and all of its rows.
 */
final class EditorialTables {
    /** A list that is longer is no report. */
    private static final int MOST_ROWS = 10_000;

    private final Screen screen;

    EditorialTables(Screen screen) {
        this.screen = screen;
    }

    FigureTable days(FaqFigures figures, Period period) {
        return new FigureTable(
                "faq-days-" + period.last(),
                columns(
                        "usage.day",
                        "usage.searches",
                        "usage.empty",
                        "usage.views",
                        "usage.crawled",
                        "usage.solved",
                        "usage.unsolved"),
                figures.days(screen.actor(), period).stream()
                        .map(
                                day ->
                                        row(
                                                day.day(),
                                                day.searches(),
                                                day.withoutResult(),
                                                day.views(),
                                                day.crawled(),
                                                day.solved(),
                                                day.notSolved()))
                        .toList());
    }

    FigureTable searches(FaqFigures figures, Period period, SearchOrder order) {
        return new FigureTable(
                "faq-searches-" + period.last(),
                columns(
                        "usage.words",
                        "usage.searches",
                        "usage.empty",
                        "usage.found",
                        "usage.opened"),
                all(request -> figures.searches(screen.actor(), period, order, request)).stream()
                        .map(
                                one ->
                                        row(
                                                words(one),
                                                one.count(),
                                                one.withoutResult(),
                                                found(one),
                                                one.opened()))
                        .toList());
    }

    /** Each search with its hour: more than the page has room for. */
    FigureTable hours(FaqFigures figures, Period period) {
        return new FigureTable(
                "faq-hours-" + period.last(),
                columns(
                        "usage.day",
                        "usage.hour",
                        "usage.words",
                        "usage.searches",
                        "usage.empty",
                        "usage.found",
                        "usage.opened"),
                all(request -> figures.searchHours(screen.actor(), period, request)).stream()
                        .map(
                                one ->
                                        row(
                                                one.day(),
                                                one.hour(),
                                                words(one.figure()),
                                                one.figure().count(),
                                                one.figure().withoutResult(),
                                                found(one.figure()),
                                                one.figure().opened()))
                        .toList());
    }

    private String words(SearchFigure search) {
        return search.words().isEmpty() ? screen.text("usage.others") : search.words();
    }

    private static double found(SearchFigure search) {
        return Math.round(search.found() * 10) / 10.0;
    }

    FigureTable articles(FaqFigures figures, Period period, ArticleOrder order) {
        return new FigureTable(
                "faq-articles-" + period.last(),
                columns(
                        "faq.number",
                        "faq.question",
                        "usage.views",
                        "usage.crawled",
                        "usage.solved",
                        "usage.unsolved",
                        "usage.rate",
                        "usage.used",
                        "faq.updated"),
                all(request -> figures.articles(screen.actor(), period, order, request)).stream()
                        .map(
                                one ->
                                        row(
                                                one.article().value(),
                                                one.question(),
                                                one.views(),
                                                one.crawled(),
                                                one.solved(),
                                                one.notSolved(),
                                                EditorialUsage.solvedRate(one),
                                                one.used(),
                                                date(one.changedAt())))
                        .toList());
    }

    FigureTable categories(List<EditorialUsage.Category> categories, Period period) {
        return new FigureTable(
                "faq-categories-" + period.last(),
                columns(
                        "usage.category",
                        "usage.views",
                        "usage.before",
                        "usage.solved",
                        "usage.unsolved",
                        "usage.cases"),
                categories.stream()
                        .map(
                                one ->
                                        row(
                                                one.label(),
                                                one.figure().views(),
                                                one.figure().before(),
                                                one.figure().solved(),
                                                one.figure().notSolved(),
                                                one.figure().cases()))
                        .toList());
    }

    FigureTable languages(FaqFigures figures, Period period) {
        return new FigureTable(
                "faq-languages-" + period.last(),
                columns("usage.language", "usage.searches", "usage.views"),
                figures.languages(screen.actor(), period).stream()
                        .map(one -> row(one.language(), one.searches(), one.views()))
                        .toList());
    }

    FigureTable chats(List<ChatUse> parts, Period period) {
        return new FigureTable(
                "faq-chats-" + period.last(),
                columns(
                        "usage.chats.when",
                        "usage.chats.began",
                        "usage.chats.questions",
                        "usage.chats.unanswered",
                        "usage.chats.solved",
                        "usage.chats.called",
                        "usage.chats.attended",
                        "usage.chats.messages"),
                parts.stream()
                        .map(
                                part ->
                                        row(
                                                part.label(),
                                                part.count().began(),
                                                part.count().questions(),
                                                part.count().unanswered(),
                                                part.count().solved(),
                                                part.count().called(),
                                                part.count().attended(),
                                                part.count().messages()))
                        .toList());
    }

    FigureTable comments(FaqFigures figures, Period period) {
        return new FigureTable(
                "faq-comments-" + period.last(),
                columns("usage.at", "faq.number", "faq.question", "usage.verdict", "usage.comment"),
                all(request -> figures.comments(screen.actor(), period, request)).stream()
                        .map(
                                one ->
                                        row(
                                                screen.words().exactTime(one.at()),
                                                one.article().value(),
                                                one.question(),
                                                screen.text(
                                                        one.solved()
                                                                ? "usage.solved"
                                                                : "usage.unsolved"),
                                                one.text()))
                        .toList());
    }

    FigureTable proposals(
            Proposals proposals,
            Proposals.Filter filter,
            LocalDate today,
            Function<Proposal, String> department) {
        return new FigureTable(
                "faq-proposals-" + today,
                columns(
                        "proposal.number",
                        "proposal.title",
                        "proposal.text",
                        "proposal.kind",
                        "proposal.state",
                        "proposal.source",
                        "proposal.department",
                        "proposal.case",
                        "proposal.article",
                        "proposal.at",
                        "proposal.by",
                        "proposal.remark"),
                all(request -> proposals.list(screen.actor(), filter, request)).stream()
                        .map(
                                one ->
                                        row(
                                                one.id().value(),
                                                one.title(),
                                                one.text(),
                                                screen.name("proposal.kind", one.kind()),
                                                screen.name("proposal.state", one.state()),
                                                screen.name("proposal.source", one.source()),
                                                department.apply(one),
                                                one.origin().map(String::valueOf).orElse(""),
                                                one.article().map(String::valueOf).orElse(""),
                                                screen.words().exactTime(one.at()),
                                                one.by(),
                                                one.remark()))
                        .toList());
    }

    private List<String> columns(String... keys) {
        List<String> columns = new ArrayList<>();
        for (String key : keys) {
            columns.add(screen.text(key));
        }
        return columns;
    }

    private static List<Object> row(Object... cells) {
        return List.of(cells);
    }

    private String date(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : screen.words().exactTime(at);
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        Page<T> part;
        do {
            part = list.apply(new PageRequest(all.size(), PageRequest.MAX_LIMIT));
            all.addAll(part.items());
        } while (part.hasMore() && !part.items().isEmpty() && all.size() < MOST_ROWS);
        return all;
    }
}
