// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.FaqFigures.ArticleFigure;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.FaqFigures.Comment;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.HourFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHistory;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/faq-figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "faq-figures", description = "FAQ の利用状況 / How the FAQ is used")
public final class FaqFiguresResource implements PrivateResource {
    private static final String FIRST = "First day, included, such as 2026-11-01";
    private static final String LAST = "Last day, included; at most ten years later";

    private final FaqFigures figures;

    @Activate
    public FaqFiguresResource(@Reference FaqFigures figures) {
        this.figures = figures;
    }

    private static Period period(String first, String last) {
        return Inputs.period(first, last);
    }

    @GET
    @Path("days")
    @Operation(summary = "Every day of a period: searches, views, verdicts")
    public Listing<DayFigure> days(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.days(web.actor(), period(first, last)));
    }

    @GET
    @Path("searches")
    @Operation(
            summary = "What citizens searched for",
            description = "order: MOST, WITHOUT_RESULT or WITHOUT_CLICK")
    public Listing<SearchFigure> searches(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @QueryParam("order") @DefaultValue("MOST") String order,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        return Listing.of(
                figures.searches(
                        web.actor(),
                        period(first, last),
                        Inputs.constant("order", SearchOrder.class, order),
                        Inputs.page(offset, limit)),
                uri,
                response);
    }

    @GET
    @Path("hours")
    @Operation(
            summary = "Searches by hour of the day (0 to 23, the city's clock), all days together")
    public Listing<HourFigure> hours(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.hours(web.actor(), period(first, last)));
    }

    @GET
    @Path("search")
    @Operation(summary = "One search by day, and the articles opened from its results")
    public SearchHistory search(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Parameter(required = true) @QueryParam("words") String words,
            @Context WebContext web) {
        return figures.search(web.actor(), period(first, last), Inputs.text("words", words, 1_000));
    }

    @GET
    @Path("articles")
    @Operation(
            summary = "How articles were used",
            description =
                    "order: MOST_VIEWED, MOST_REQUESTED (with crawlers), LEAST_HELPFUL, MOST_USED"
                            + " or STALE")
    public Listing<ArticleFigure> articles(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @QueryParam("order") @DefaultValue("MOST_VIEWED") String order,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        return Listing.of(
                figures.articles(
                        web.actor(),
                        period(first, last),
                        Inputs.constant("order", ArticleOrder.class, order),
                        Inputs.page(offset, limit)),
                uri,
                response);
    }

    @GET
    @Path("articles/{id}")
    @Operation(summary = "How one article was used")
    public ArticleFigure article(
            @PathParam("id") String id,
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return figures.article(web.actor(), period(first, last), Inputs.pathId(id, ArticleId::new));
    }

    @GET
    @Path("comments")
    @Operation(summary = "Verdicts with words, newest first")
    public Listing<Comment> comments(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        return Listing.of(
                figures.comments(web.actor(), period(first, last), Inputs.page(offset, limit)),
                uri,
                response);
    }
}
