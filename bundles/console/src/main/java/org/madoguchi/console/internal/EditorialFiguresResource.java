// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.conversation.ConversationFigures;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the FAQ is used: tables, charts, files. */
@Path("/console/faq/figures")
@Component(service = PrivateResource.class)
public final class EditorialFiguresResource implements PrivateResource {
    private static final PageRequest FIRST_TEN = PageRequest.first(10);

    private final Screens screens;
    private final FaqFigures figures;
    private final Proposals proposals;
    private final Categories categories;
    private final ConversationFigures conversations;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public EditorialFiguresResource(
            @Reference Screens screens,
            @Reference FaqFigures figures,
            @Reference Proposals proposals,
            @Reference Categories categories,
            @Reference ConversationFigures conversations,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.figures = figures;
        this.proposals = proposals;
        this.categories = categories;
        this.conversations = conversations;
        this.audit = audit;
        this.clock = Clock.systemUTC();
    }

    /** What an address asks for; nonsense is what stands first. */
    private record Asked(MultivaluedMap<String, String> query) {
        EditorialSpan span(LocalDate today) {
            return EditorialSpan.of(
                    query.getFirst("span"), query.getFirst("first"), query.getFirst("last"), today);
        }

        EditorialUsage.Sheet sheet() {
            return constant(EditorialUsage.Sheet.class, "show");
        }

        <E extends Enum<E>> E order(Class<E> type) {
            return constant(type, "order");
        }

        private <E extends Enum<E>> E constant(Class<E> type, String name) {
            return FaqFilter.constant(type, String.valueOf(query.getFirst(name)))
                    .orElse(type.getEnumConstants()[0]);
        }

        PageRequest rows() {
            return Screens.rows(query.getFirst("from"));
        }
    }

    @GET
    public View show(@Context UriInfo address, @Context WebContext web) {
        Asked asked = new Asked(address.getQueryParameters());
        web.actor().require(Permission.ARTICLE_READ);
        Screen screen = screens.of(web, "faq");
        EditorialSpan span = asked.span(today(web));
        EditorialUsage.Sheet sheet = asked.sheet();
        return switch (sheet) {
            case DAYS -> days(screen, span);
            case SEARCHES -> searches(asked, screen, span);
            case HOURS ->
                    Screens.view(
                            "editorialHoursSheet.jte",
                            "page",
                            new EditorialUsage.Hours(
                                    new EditorialUsage.Frame(screen, span, sheet, ""),
                                    figures.hours(web.actor(), span.period())));
            case ARTICLES -> articles(asked, screen, span);
            case CATEGORIES ->
                    Screens.view(
                            "editorialCategories.jte",
                            "page",
                            new EditorialUsage.Categories(
                                    new EditorialUsage.Frame(screen, span, sheet, ""),
                                    categories(screen, span.period())));
            case LANGUAGES ->
                    Screens.view(
                            "editorialLanguages.jte",
                            "page",
                            new EditorialUsage.Languages(
                                    new EditorialUsage.Frame(screen, span, sheet, ""),
                                    figures.languages(web.actor(), span.period())));
            case CHATS ->
                    Screens.view(
                            "editorialChats.jte", "page", chats(screen, span, chatDays(web, span)));
            case COMMENTS ->
                    Screens.view(
                            "editorialComments.jte",
                            "page",
                            new EditorialUsage.Comments(
                                    new EditorialUsage.Frame(screen, span, sheet, ""),
                                    figures.comments(web.actor(), span.period(), asked.rows())));
        };
    }

    private View days(Screen screen, EditorialSpan span) {
        Period period = span.period();
        return Screens.view(
                "editorialDays.jte",
                "page",
                new EditorialUsage.Days(
                        new EditorialUsage.Frame(screen, span, EditorialUsage.Sheet.DAYS, ""),
                        figures.days(screen.actor(), period),
                        figures.searches(screen.actor(), period, SearchOrder.MOST, FIRST_TEN)
                                .items(),
                        figures.articles(
                                        screen.actor(), period, ArticleOrder.MOST_VIEWED, FIRST_TEN)
                                .items(),
                        proposals.turnaround(screen.actor(), period)));
    }

    private View searches(Asked asked, Screen screen, EditorialSpan span) {
        SearchOrder order = asked.order(SearchOrder.class);
        return Screens.view(
                "editorialSearches.jte",
                "page",
                new EditorialUsage.Searches(
                        new EditorialUsage.Frame(
                                screen, span, EditorialUsage.Sheet.SEARCHES, order.name()),
                        order,
                        figures.searches(screen.actor(), span.period(), order, asked.rows())));
    }

    private View articles(Asked asked, Screen screen, EditorialSpan span) {
        ArticleOrder order = asked.order(ArticleOrder.class);
        return Screens.view(
                "editorialArticles.jte",
                "page",
                new EditorialUsage.Articles(
                        new EditorialUsage.Frame(
                                screen, span, EditorialUsage.Sheet.ARTICLES, order.name()),
                        order,
                        figures.articles(screen.actor(), span.period(), order, asked.rows())));
    }

    private static EditorialUsage.Chats chats(
            Screen screen, EditorialSpan span, List<ConversationFigures.Day> days) {
        return new EditorialUsage.Chats(
                new EditorialUsage.Frame(screen, span, EditorialUsage.Sheet.CHATS, ""),
                ChatUse.of("", days, span.first()),
                ChatUse.parts(days, span.period()));
    }

    private List<ConversationFigures.Day> chatDays(WebContext web, EditorialSpan span) {
        return conversations.days(web.actor(), span.period());
    }

    private List<EditorialUsage.Category> categories(Screen screen, Period period) {
        CategoryTree tree = categories.tree();
        return figures.categories(screen.actor(), period).stream()
                .map(
                        figure ->
                                new EditorialUsage.Category(
                                        figure,
                                        tree.label(figure.category(), screen.words().locale())))
                .toList();
    }

    /** One search closely: its days, and what was opened from its results. */
    @GET
    @Path("search")
    public View search(
            @Context UriInfo address, @QueryParam("words") String words, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        EditorialSpan span = new Asked(address.getQueryParameters()).span(today(web));
        return Screens.view(
                "editorialSearch.jte",
                "page",
                new EditorialUsage.Search(
                        new EditorialUsage.Frame(
                                screens.of(web, "faq"), span, EditorialUsage.Sheet.SEARCHES, ""),
                        figures.search(web.actor(), span.period(), words == null ? "" : words)));
    }

    /** The table of the page as a file. */
    @GET
    @Path("export")
    public Response export(
            @Context UriInfo address, @QueryParam("as") String as, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        Asked asked = new Asked(address.getQueryParameters());
        TableFile file =
                FaqFilter.constant(TableFile.class, String.valueOf(as)).orElse(TableFile.XLSX);
        EditorialSpan span = asked.span(today(web));
        Period period = span.period();
        Screen screen = screens.of(web, "faq");
        EditorialTables tables = new EditorialTables(screen);
        FigureTable table =
                switch (asked.sheet()) {
                    case DAYS -> tables.days(figures, period);
                    case SEARCHES ->
                            tables.searches(figures, period, asked.order(SearchOrder.class));
                    case HOURS -> tables.hours(figures, period);
                    case ARTICLES ->
                            tables.articles(figures, period, asked.order(ArticleOrder.class));
                    case CATEGORIES -> tables.categories(categories(screen, period), period);
                    case LANGUAGES -> tables.languages(figures, period);
                    case CHATS -> tables.chats(ChatUse.parts(chatDays(web, span), period), period);
                    case COMMENTS -> tables.comments(figures, period);
                };
        audit.recordCommitted(
                web.actor(),
                "faq.figures.export",
                "figures " + asked.sheet(),
                period.first() + " " + period.last() + ", " + table.cells().size() + " rows");
        return file.of(table);
    }

    private LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }
}
