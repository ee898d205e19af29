// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One proposal of the queue: what becomes of it, and whose it is. */
@Path(EditorialQueue.PATH + "/{id: \\d{1,18}}")
@Component(service = PrivateResource.class)
public final class ProposalResource implements PrivateResource {
    private final Screens screens;
    private final Proposals proposals;
    private final ArticleDesk desk;
    private final Directory directory;

    @Activate
    public ProposalResource(
            @Reference Screens screens,
            @Reference Proposals proposals,
            @Reference ArticleDesk desk,
            @Reference Directory directory) {
        this.screens = screens;
        this.proposals = proposals;
        this.desk = desk;
        this.directory = directory;
    }

    @GET
    public View read(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        return reading(web, new ProposalId(id), done, "", Optional.empty());
    }

    @POST
    @Path("state")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        ProposalId proposal = new ProposalId(id);
        Proposal.State state =
                FaqFilter.constant(Proposal.State.class, sent.text("state"))
                        .orElseThrow(() -> new NotFoundException("no state"));
        String remark = sent.text("remark");
        try {
            proposals.move(
                    web.actor(),
                    proposal,
                    state,
                    EditorialQueue.id(sent.text("article")).map(ArticleId::new),
                    remark);
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            reading(web, proposal, null, remark, Optional.of(refused.reason()))
                                    .withStatus(422))
                    .build();
        }
        return Redirects.to(after(web, proposal, sent.has("write")));
    }

    /** Back to it, or to where its article is mended. */
    private String after(WebContext web, ProposalId id, boolean writing) {
        return proposals
                .get(web.actor(), id)
                .article()
                .filter(article -> writing)
                .map(article -> "/console/faq/" + article + "/edit")
                .orElse(EditorialQueue.PATH + "/" + id + "?done=proposal-moved");
    }

    @POST
    @Path("department")
    public Response assign(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        proposals.assign(
                web.actor(),
                new ProposalId(id),
                EditorialQueue.departmentOf(sent.text("department")));
        return Redirects.to(EditorialQueue.PATH + "/" + id + "?done=proposal-assigned");
    }

    private View reading(
            WebContext web,
            ProposalId id,
            String done,
            String remark,
            Optional<LocalizedText> problem) {
        Proposal proposal = proposals.get(web.actor(), id);
        return Screens.view(
                "editorialProposal.jte",
                "page",
                new EditorialQueue.Reading(
                        screens.of(web, "faq", done),
                        proposal,
                        question(desk, web.actor(), proposal.article()),
                        directory.departments(),
                        remark,
                        problem));
    }

    /** Of the article that a proposal is about; empty for none, and for one deleted meanwhile. */
    static String question(ArticleDesk desk, Actor actor, Optional<ArticleId> article) {
        try {
            return article.map(id -> desk.get(actor, id).text().question()).orElse("");
        } catch (NotFoundException e) {
            return "";
        }
    }
}
