// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The queue of what the FAQ should say. */
@Path(EditorialQueue.PATH)
@Component(service = PrivateResource.class)
public final class EditorialQueueResource implements PrivateResource {
    private final Screens screens;
    private final Proposals proposals;
    private final Cases cases;
    private final ArticleDesk desk;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public EditorialQueueResource(
            @Reference Screens screens,
            @Reference Proposals proposals,
            @Reference Cases cases,
            @Reference ArticleDesk desk,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.proposals = proposals;
        this.cases = cases;
        this.desk = desk;
        this.directory = directory;
        this.audit = audit;
        this.clock = Clock.systemUTC();
    }

    @GET
    public View list(
            @Context UriInfo address,
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        Proposals.Filter filter = filter(address.getQueryParameters(), web);
        LocalDate today = today(web);
        return Screens.view(
                "editorialQueue.jte",
                "page",
                new EditorialQueue.Listing(
                        screens.of(web, "faq", done),
                        filter,
                        proposals.list(web.actor(), filter, Screens.rows(from)),
                        counts(web, filter),
                        proposals.byMonth(web.actor()),
                        proposals.turnaround(web.actor(), new Period(today.minusYears(1), today)),
                        directory.departments()));
    }

    /** What waits, unless the address asks for something else. */
    private Proposals.Filter filter(MultivaluedMap<String, String> query, WebContext web) {
        String state = String.valueOf(query.getFirst("state"));
        EditorialSpan made =
                EditorialSpan.of(
                        EditorialSpan.Choice.DATES.name(),
                        query.getFirst("first"),
                        query.getFirst("last"),
                        today(web));
        return new Proposals.Filter(
                state.equals("ALL")
                        ? Optional.empty()
                        : FaqFilter.constant(Proposal.State.class, state)
                                .or(() -> Optional.of(Proposal.State.OPEN)),
                FaqFilter.constant(Proposal.Kind.class, String.valueOf(query.getFirst("kind"))),
                FaqFilter.constant(Proposal.Source.class, String.valueOf(query.getFirst("source"))),
                EditorialQueue.departmentOf(query.getFirst("department")),
                made.name() == EditorialSpan.Choice.DATES
                        ? Optional.of(made.period())
                        : Optional.empty());
    }

    private Map<Proposal.State, Long> counts(WebContext web, Proposals.Filter filter) {
        Map<Proposal.State, Long> counts = new EnumMap<>(Proposal.State.class);
        for (Proposal.State state : Proposal.State.values()) {
            Proposals.Filter narrow =
                    new Proposals.Filter(
                            Optional.of(state),
                            filter.kind(),
                            filter.source(),
                            filter.department(),
                            filter.made());
            counts.put(state, proposals.list(web.actor(), narrow, PageRequest.first(1)).total());
        }
        return counts;
    }

    /** How many wait, for the menu. */
    @GET
    @Path("count")
    public View count(@Context WebContext web) {
        return Screens.view("editorialCount.jte", "count", proposals.open(web.actor()));
    }

    @GET
    @Path("export")
    public Response export(
            @Context UriInfo address, @QueryParam("as") String as, @Context WebContext web) {
        TableFile file =
                FaqFilter.constant(TableFile.class, String.valueOf(as)).orElse(TableFile.XLSX);
        List<Department> departments = directory.departments();
        FigureTable table =
                new EditorialTables(screens.of(web, "faq"))
                        .proposals(
                                proposals,
                                filter(address.getQueryParameters(), web),
                                today(web),
                                one -> EditorialQueue.name(departments, one.department()));
        audit.recordCommitted(
                web.actor(), "proposal.export", "proposals", table.cells().size() + " rows");
        return file.of(table);
    }

    /**
     * A new proposal; what is known of it stands in the fields.
     *
     * @param origin number of a case
     * @param words that were searched in vain
     */
    @GET
    @Path("new")
    public View blank(
            @QueryParam("case") String origin,
            @QueryParam("article") String article,
            @QueryParam("words") String words,
            @QueryParam("source") String source,
            @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        Screen screen = screens.of(web, "faq");
        EditorialQueue.Form form =
                EditorialCases.id(origin)
                        .map(id -> EditorialCases.form(screen, cases.open(web.actor(), id)))
                        .orElseGet(() -> form(article, words, source));
        return making(web, form, Optional.empty());
    }

    private static EditorialQueue.Form form(String article, String words, String source) {
        boolean about = EditorialQueue.id(article).isPresent();
        boolean searched = words != null && !words.isBlank();
        return new EditorialQueue.Form(
                (about ? Proposal.Kind.CORRECTION : Proposal.Kind.NEW).name(),
                searched
                        ? Proposal.Source.SEARCH_WITHOUT_RESULT.name()
                        : source == null ? "" : source,
                about ? article : "",
                "",
                searched ? words : "",
                "",
                "");
    }

    @POST
    @Path("new")
    public Response propose(FormData sent, @Context WebContext web) {
        EditorialQueue.Form form = EditorialQueue.Form.of(sent);
        Proposal made;
        try {
            made = proposals.propose(web.actor(), form.proposal());
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(making(web, form, Optional.of(refused.reason())).withStatus(422))
                    .build();
        }
        if (sent.has("write") && web.actor().may(Permission.ARTICLE_EDIT)) {
            return Redirects.to("/console/faq/new?proposal=" + made.id());
        }
        return Redirects.to(
                made.origin()
                        .map(origin -> "/console/cases/" + origin + "?done=proposed")
                        .orElse(EditorialQueue.PATH + "/" + made.id() + "?done=proposed"));
    }

    private View making(WebContext web, EditorialQueue.Form form, Optional<LocalizedText> problem) {
        return Screens.view(
                "editorialNew.jte",
                "page",
                new EditorialQueue.Making(
                        screens.of(web, "faq"),
                        form,
                        ProposalResource.question(desk, web.actor(), form.articleId()),
                        directory.departments(),
                        problem));
    }

    private LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }
}
