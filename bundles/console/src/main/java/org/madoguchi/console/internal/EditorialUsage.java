// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.editorial.FaqFigures.ArticleFigure;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.CategoryFigure;
import org.madoguchi.api.editorial.FaqFigures.Comment;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.HourFigure;
import org.madoguchi.api.editorial.FaqFigures.LanguageFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHistory;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Proposals.Turnaround;
import org.madoguchi.api.identity.Permission;

/** How the FAQ is used: pages of one period. */
final class EditorialUsage {
    private EditorialUsage() {}

    /** The sheets, in the order of their tabs. */
    enum Sheet {
        DAYS,
        SEARCHES,
        HOURS,
        ARTICLES,
        CATEGORIES,
        LANGUAGES,
        CHATS,
        COMMENTS
    }

    /**
     * What all of them have.
     *
     * @param order of the list, as the address says it; empty where there is none
     */
    record Frame(Screen screen, EditorialSpan span, Sheet sheet, String order) {
        static final String PATH = "/console/faq/figures";

        String tab(Sheet other) {
            return PATH + "?" + span.query() + "&show=" + other;
        }

        String ordered(Enum<?> other) {
            return PATH + "?" + span.query() + "&show=" + sheet + "&order=" + other;
        }

        /** For the pager. */
        String path() {
            return PATH + "?" + query() + "&";
        }

        String export(TableFile file) {
            return PATH + "/export?" + query() + "&as=" + file;
        }

        private String query() {
            return span.query() + "&show=" + sheet + (order.isEmpty() ? "" : "&order=" + order);
        }

        String search(String words) {
            return PATH + "/search?" + span.query() + "&words=" + Urls.encode(words);
        }

        boolean mayEdit() {
            return screen.may(Permission.ARTICLE_EDIT);
        }

        boolean mayTeach() {
            return FaqRights.may(screen.actor(), Permission.ARTICLE_EDIT);
        }

        String words(String words) {
            return words.isEmpty() ? screen.text("usage.others") : words;
        }

        String question(String question) {
            return question.isEmpty() ? screen.text("usage.gone") : question;
        }
    }

    /** Sums and days. */
    record Days(
            Frame frame,
            List<DayFigure> days,
            List<SearchFigure> searches,
            List<ArticleFigure> articles,
            Turnaround turnaround) {
        DayFigure sum() {
            return new DayFigure(
                    frame.span().first(),
                    days.stream().mapToLong(DayFigure::searches).sum(),
                    days.stream().mapToLong(DayFigure::withoutResult).sum(),
                    days.stream().mapToLong(DayFigure::views).sum(),
                    days.stream().mapToLong(DayFigure::crawled).sum(),
                    days.stream().mapToLong(DayFigure::solved).sum(),
                    days.stream().mapToLong(DayFigure::notSolved).sum());
        }

        String withoutResultRate() {
            return percent(sum().withoutResult(), sum().searches());
        }

        String solvedRate() {
            return percent(sum().solved(), sum().solved() + sum().notSolved());
        }

        String medianDays() {
            return turnaround.done() == 0
                    ? "—"
                    : String.format(
                            frame.screen().words().locale(), "%.1f", turnaround.medianDays());
        }

        BarChart searchChart() {
            return BarChart.searches(days, frame.screen().words());
        }

        BarChart viewChart() {
            return BarChart.views(days, frame.screen().words());
        }
    }

    record Searches(Frame frame, SearchOrder order, Page<SearchFigure> page) {
        long most() {
            return page.items().stream().mapToLong(this::weight).max().orElse(1);
        }

        long weight(SearchFigure figure) {
            return order == SearchOrder.WITHOUT_RESULT ? figure.withoutResult() : figure.count();
        }
    }

    record Articles(Frame frame, ArticleOrder order, Page<ArticleFigure> page) {
        long most() {
            return page.items().stream().mapToLong(this::weight).max().orElse(1);
        }

        long weight(ArticleFigure figure) {
            return switch (order) {
                case LEAST_HELPFUL -> figure.notSolved();
                case MOST_USED -> figure.used();
                case MOST_REQUESTED -> figure.views() + figure.crawled();
                case MOST_VIEWED, STALE -> figure.views();
            };
        }

        /** What a proposal from this list is told by. */
        String source() {
            return switch (order) {
                case LEAST_HELPFUL -> "VERDICT";
                case STALE -> "STALE";
                default -> "PERSON";
            };
        }
    }

    /** What people wanted to know about. */
    record Categories(Frame frame, List<Category> list) {
        long most() {
            return list.stream().mapToLong(one -> one.figure().views()).max().orElse(1);
        }
    }

    /**
     * @param label names from the root down
     */
    record Category(CategoryFigure figure, String label) {
        /** Against as many days just before; empty where nothing can be said. */
        String growth() {
            long change = figure.views() - figure.before();
            return figure.before() == 0
                    ? "—"
                    : String.format(
                            Locale.ROOT, "%+d%%", Math.round(100.0 * change / figure.before()));
        }
    }

    record Hours(Frame frame, List<HourFigure> list) {}

    record Languages(Frame frame, List<LanguageFigure> list) {
        long most() {
            return list.stream().mapToLong(LanguageFigure::views).max().orElse(1);
        }

        String name(LanguageFigure figure) {
            return Locale.forLanguageTag(figure.language())
                    .getDisplayLanguage(frame.screen().words().locale());
        }
    }

    /**
     * What the chat was good for.
     *
     * @param rows by day or by month
     */
    record Chats(Frame frame, ChatUse sum, List<ChatUse> rows) {
        /** Of the conversations, those that an article was the answer of. */
        String solvedRate() {
            return percent(sum.count().solved(), sum.count().began());
        }

        String unansweredRate() {
            return percent(sum.count().unanswered(), sum.count().questions());
        }

        String calledRate() {
            return percent(sum.count().called(), sum.count().began());
        }

        /** What the FAQ has nothing for, the words of the chat among them. */
        String lacking() {
            return frame.tab(Sheet.SEARCHES) + "&order=" + SearchOrder.WITHOUT_RESULT;
        }
    }

    record Comments(Frame frame, Page<Comment> page) {}

    record Search(Frame frame, SearchHistory history) {
        BarChart chart() {
            return BarChart.search(history.days(), frame.screen().words());
        }

        Optional<Long> most() {
            return history.opened().stream().map(opened -> opened.count()).findFirst();
        }
    }

    static long busiest(List<HourFigure> hours) {
        return hours.stream().mapToLong(HourFigure::count).max().orElse(1);
    }

    /** An hour as people read it. */
    static String clock(int hour) {
        return hour + ":00–" + hour + ":59";
    }

    /** Length of a bar of 100. */
    static long share(long count, long most) {
        return most <= 0 ? 0 : Math.round(100.0 * count / most);
    }

    /** How many of those who said so found their answer in the article. */
    static String solvedRate(ArticleFigure article) {
        return percent(article.solved(), article.solved() + article.notSolved());
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "—" : Math.round(100.0 * part / whole) + "%";
    }
}
