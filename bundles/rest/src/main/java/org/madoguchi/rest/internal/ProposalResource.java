// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "proposals", description = "FAQ の改善の提案 / What the FAQ should say")
public final class ProposalResource implements PrivateResource {
    private final Proposals proposals;

    @Activate
    public ProposalResource(@Reference Proposals proposals) {
        this.proposals = proposals;
    }

    @GET
    @Operation(summary = "Proposals, oldest first")
    public Listing<Proposal> list(
            @QueryParam("state") String state,
            @QueryParam("kind") String kind,
            @QueryParam("source") String source,
            @Parameter(description = "Id of a department") @QueryParam("department")
                    String department,
            @Parameter(description = "Made on this day or later; with last") @QueryParam("first")
                    String first,
            @Parameter(description = "Made on this day or earlier") @QueryParam("last")
                    String last,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        Optional<Period> made =
                Inputs.given(first).isEmpty() && Inputs.given(last).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Inputs.period(first, last));
        Proposals.Filter filter =
                new Proposals.Filter(
                        constant("state", Proposal.State.class, state),
                        constant("kind", Proposal.Kind.class, kind),
                        constant("source", Proposal.Source.class, source),
                        Inputs.given(department)
                                .map(id -> Inputs.id("department", id, DepartmentId::new)),
                        made);
        return Listing.of(
                proposals.list(web.actor(), filter, Inputs.page(offset, limit)), uri, response);
    }

    private static <E extends Enum<E>> Optional<E> constant(
            String name, Class<E> type, String value) {
        return Inputs.given(value).map(given -> Inputs.constant(name, type, given));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One proposal")
    public Proposal get(@PathParam("id") String id, @Context WebContext web) {
        return proposals.get(web.actor(), Inputs.pathId(id, ProposalId::new));
    }

    @GET
    @Path("months")
    @Operation(summary = "How many were made in each month, newest first")
    public Listing<Proposals.Month> months(@Context WebContext web) {
        return Listing.whole(proposals.byMonth(web.actor()));
    }

    @GET
    @Path("turnaround")
    @Operation(summary = "Median days from the first search in vain to the published article")
    public Proposals.Turnaround turnaround(
            @QueryParam("first") String first,
            @QueryParam("last") String last,
            @Context WebContext web) {
        return proposals.turnaround(web.actor(), Inputs.period(first, last));
    }

    @POST
    @Operation(summary = "Propose what the FAQ should say")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response propose(ProposalInput input, @Context WebContext web) {
        Proposal made =
                proposals.propose(web.actor(), Inputs.required("body", input).proposal());
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/proposals/" + made.id())
                .entity(made)
                .build();
    }

    @POST
    @Path("{id}/state")
    @Operation(
            summary = "Decide",
            description = "DECLINED needs a remark; IN_WORK takes the article that is written.")
    public Proposal move(@PathParam("id") String id, StateInput input, @Context WebContext web) {
        StateInput wanted = Inputs.required("body", input);
        return proposals.move(
                web.actor(),
                Inputs.pathId(id, ProposalId::new),
                wanted.state(),
                Inputs.given(wanted.article()).map(one -> Inputs.id("article", one, ArticleId::new)),
                wanted.remark());
    }

    @POST
    @Path("{id}/department")
    @Operation(summary = "Hand it to a department, or back to the desk's editors")
    public Proposal assign(
            @PathParam("id") String id, DepartmentInput input, @Context WebContext web) {
        return proposals.assign(
                web.actor(),
                Inputs.pathId(id, ProposalId::new),
                Inputs.given(Inputs.required("body", input).department())
                        .map(one -> Inputs.id("department", one, DepartmentId::new)));
    }

    /**
     * @param origin number of a case, such as {@code 2026-000012}
     * @param article id of the one to be corrected
     */
    public record ProposalInput(
            Proposal.Kind kind,
            Proposal.Source source,
            String title,
            String text,
            String article,
            String origin,
            String department) {
        public ProposalInput {
            kind = Inputs.required("kind", kind);
            source = source == null ? Proposal.Source.PERSON : source;
            title = Inputs.text("title", title, 300);
            text = Inputs.optionalText("text", text, 10_000);
        }

        NewProposal proposal() {
            return new NewProposal(
                    kind,
                    source,
                    Inputs.given(article).map(id -> Inputs.id("article", id, ArticleId::new)),
                    Inputs.given(origin).map(ProposalInput::caseId),
                    title,
                    text,
                    Inputs.given(department)
                            .map(id -> Inputs.id("department", id, DepartmentId::new)));
        }

        private static CaseId caseId(String text) {
            try {
                return CaseId.parse(text);
            } catch (IllegalArgumentException e) {
                throw Words.rejection("input.id", "origin");
            }
        }
    }

    /** What becomes of it. */
    public record StateInput(Proposal.State state, String article, String remark) {
        public StateInput {
            state = Inputs.required("state", state);
            remark = Inputs.optionalText("remark", remark, 1_000);
        }
    }

    /**
     * @param department id, or null for the desk's editors
     */
    public record DepartmentInput(String department) {}
}
