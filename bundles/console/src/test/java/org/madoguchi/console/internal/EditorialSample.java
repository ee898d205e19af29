// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.conversation.ConversationFigures;
import org.madoguchi.api.editorial.FaqFigures.ArticleFigure;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.Comment;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.HourFigure;
import org.madoguchi.api.editorial.FaqFigures.Opened;
import org.madoguchi.api.editorial.FaqFigures.SearchDay;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHistory;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.View;

/** A month of あさひ市's FAQ, as its editors see it. */
final class EditorialSample {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant AT = Instant.parse("2026-11-20T01:30:00Z");
    private static final PageRequest FIRST = PageRequest.first(50);

    private static final List<SearchFigure> SEARCHES =
            List.of(
                    new SearchFigure("粗大ごみ", 412, 0, 8.2, 301),
                    new SearchFigure("住民票 コンビニ", 288, 0, 5, 190),
                    new SearchFigure("<script>alert(1)</script>", 90, 90, 0, 0),
                    new SearchFigure("ドッグラン", 61, 61, 0, 0),
                    new SearchFigure("", 12, 4, 1, 2));
    private static final List<ArticleFigure> ARTICLES =
            List.of(
                    new ArticleFigure(
                            new ArticleId(41), "粗大ごみの出し方を教えてください。", 912, 120, 88, 9, 31, AT),
                    new ArticleFigure(new ArticleId(42), "", 77, 3, 0, 12, 0, Instant.EPOCH));

    private static final List<ConversationFigures.Day> CHATS =
            List.of(
                    new ConversationFigures.Day(TODAY.minusDays(1), 120, 170, 12, 61, 40, 38, 5),
                    new ConversationFigures.Day(TODAY, 90, 101, 30, 44, 21, 20, 9));

    private EditorialSample() {}

    static List<DayFigure> days() {
        return IntStream.range(0, 30)
                .mapToObj(
                        day ->
                                new DayFigure(
                                        TODAY.minusDays(29L - day),
                                        400 + 90L * (day % 7),
                                        20 + day % 5,
                                        900 + 150L * (day % 7),
                                        300,
                                        30,
                                        4))
                .toList();
    }

    static Proposal proposal(Proposal.State state, Optional<ArticleId> article) {
        return new Proposal(
                new ProposalId(501),
                Proposal.Kind.NEW,
                state,
                Proposal.Source.SEARCH_WITHOUT_RESULT,
                article,
                Optional.of(new CaseId(2026, 4512)),
                "ドッグランはありますか",
                "公園で犬を放せる場所を聞かれる。\n<script>alert(1)</script>",
                Optional.of(Sample.WASTE),
                state == Proposal.State.DECLINED ? "既にあります" : "",
                AT.minusSeconds(400_000),
                AT,
                "受付 太郎",
                AT);
    }

    static void pages(Map<String, View> pages, Screen screen) {
        EditorialSpan span = EditorialSpan.of(null, null, null, TODAY);
        pages.put(
                "usage",
                days(new EditorialUsage.Frame(screen, span, EditorialUsage.Sheet.DAYS, ""), true));
        pages.put(
                "usage-empty",
                days(new EditorialUsage.Frame(screen, span, EditorialUsage.Sheet.DAYS, ""), false));
        for (SearchOrder order : SearchOrder.values()) {
            pages.put(
                    "usage-searches-" + order.name().toLowerCase(Locale.ROOT),
                    searches(screen, span, order));
        }
        for (ArticleOrder order : ArticleOrder.values()) {
            pages.put(
                    "usage-articles-" + order.name().toLowerCase(Locale.ROOT),
                    articles(screen, span, order));
        }
        pages.put(
                "usage-comments",
                Screens.view(
                        "editorialComments.jte",
                        "page",
                        new EditorialUsage.Comments(
                                new EditorialUsage.Frame(
                                        screen, span, EditorialUsage.Sheet.COMMENTS, ""),
                                page(
                                        List.of(
                                                new Comment(
                                                        new ArticleId(41),
                                                        "粗大ごみの出し方を教えてください。",
                                                        false,
                                                        "料金が分かりません。\n●●● へ",
                                                        AT))))));
        pages.put(
                "usage-chats",
                Screens.view(
                        "editorialChats.jte",
                        "page",
                        new EditorialUsage.Chats(
                                new EditorialUsage.Frame(
                                        screen, span, EditorialUsage.Sheet.CHATS, ""),
                                ChatUse.of("", CHATS, span.first()),
                                ChatUse.parts(CHATS, span.period()))));
        pages.put(
                "usage-hours",
                Screens.view(
                        "editorialHoursSheet.jte",
                        "page",
                        new EditorialUsage.Hours(
                                new EditorialUsage.Frame(
                                        screen, span, EditorialUsage.Sheet.HOURS, ""),
                                hours())));
        pages.put(
                "usage-search",
                Screens.view(
                        "editorialSearch.jte",
                        "page",
                        new EditorialUsage.Search(
                                new EditorialUsage.Frame(
                                        screen, span, EditorialUsage.Sheet.SEARCHES, ""),
                                new SearchHistory(
                                        SEARCHES.get(0),
                                        days().stream()
                                                .map(
                                                        day ->
                                                                new SearchDay(
                                                                        day.day(),
                                                                        day.searches(),
                                                                        day.withoutResult()))
                                                .toList(),
                                        hours(),
                                        List.of(
                                                new Opened(
                                                        new ArticleId(41),
                                                        "粗大ごみの出し方を教えてください。",
                                                        301))))));
        pages.put("queue", queue(screen, List.of(proposal(Proposal.State.OPEN, Optional.empty()))));
        pages.put("queue-empty", queue(screen, List.of()));
        for (Proposal.State state : Proposal.State.values()) {
            pages.put(
                    "proposal-" + state.name().toLowerCase(Locale.ROOT),
                    reading(screen, proposal(state, Optional.empty())));
        }
        pages.put(
                "proposal-correction",
                reading(screen, proposal(Proposal.State.OPEN, Optional.of(new ArticleId(41)))));
        pages.put(
                "proposal-new",
                Screens.view(
                        "editorialNew.jte",
                        "page",
                        new EditorialQueue.Making(
                                screen,
                                EditorialCases.form(
                                        screen, Sample.file(CaseState.CLOSED, Sample.timeline())),
                                "",
                                List.of(Sample.WASTE_SECTION),
                                Optional.of(Screens.bothLanguages("refused.department")))));
    }

    private static List<HourFigure> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new HourFigure(hour, hour * 3L % 41, hour % 4))
                .toList();
    }

    private static View days(EditorialUsage.Frame frame, boolean used) {
        return Screens.view(
                "editorialDays.jte",
                "page",
                new EditorialUsage.Days(
                        frame,
                        used
                                ? days()
                                : days().stream()
                                        .map(day -> new DayFigure(day.day(), 0, 0, 0, 0, 0, 0))
                                        .toList(),
                        used ? SEARCHES : List.of(),
                        used ? ARTICLES : List.of(),
                        new Proposals.Turnaround(used ? 5 : 0, used ? 4.4 : 0)));
    }

    private static View searches(Screen screen, EditorialSpan span, SearchOrder order) {
        return Screens.view(
                "editorialSearches.jte",
                "page",
                new EditorialUsage.Searches(
                        new EditorialUsage.Frame(
                                screen, span, EditorialUsage.Sheet.SEARCHES, order.name()),
                        order,
                        page(order == SearchOrder.WITHOUT_CLICK ? List.of() : SEARCHES)));
    }

    private static View articles(Screen screen, EditorialSpan span, ArticleOrder order) {
        return Screens.view(
                "editorialArticles.jte",
                "page",
                new EditorialUsage.Articles(
                        new EditorialUsage.Frame(
                                screen, span, EditorialUsage.Sheet.ARTICLES, order.name()),
                        order,
                        page(order == ArticleOrder.MOST_USED ? List.of() : ARTICLES)));
    }

    private static View queue(Screen screen, List<Proposal> proposals) {
        Map<Proposal.State, Long> counts = new EnumMap<>(Proposal.State.class);
        for (Proposal.State state : Proposal.State.values()) {
            counts.put(state, state == Proposal.State.OPEN ? (long) proposals.size() : 0L);
        }
        return Screens.view(
                "editorialQueue.jte",
                "page",
                new EditorialQueue.Listing(
                        screen,
                        Proposals.Filter.ALL,
                        page(proposals),
                        counts,
                        proposals.isEmpty()
                                ? List.of()
                                : List.of(
                                        new Proposals.Month(YearMonth.of(2026, 11), 7, 3, 4, 1, 5)),
                        new Proposals.Turnaround(proposals.size(), 4.4),
                        List.of(Sample.WASTE_SECTION)));
    }

    private static View reading(Screen screen, Proposal proposal) {
        return Screens.view(
                "editorialProposal.jte",
                "page",
                new EditorialQueue.Reading(
                        screen,
                        proposal,
                        proposal.article().isPresent() ? "粗大ごみの出し方を教えてください。" : "",
                        List.of(Sample.WASTE_SECTION),
                        "",
                        Optional.empty()));
    }

    private static <T> Page<T> page(List<T> items) {
        return new Page<>(items, items.size(), FIRST);
    }
}
