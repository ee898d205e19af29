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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "articles", description = "FAQ 記事 / FAQ articles")
public final class ArticleResource implements PrivateResource {
    private final ArticleDesk articles;
    private final Categories categories;
    private final ArticleTransfer transfer;

    @Activate
    public ArticleResource(
            @Reference ArticleDesk articles,
            @Reference Categories categories,
            @Reference ArticleTransfer transfer) {
        this.articles = articles;
        this.categories = categories;
        this.transfer = transfer;
    }

    @GET
    @Operation(summary = "Articles in any state, newest change first")
    public Listing<Article> list(
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        return Listing.of(
                articles.list(web.actor(), ArticleFilter.of(text), Inputs.page(offset, limit)),
                uri,
                response);
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv")
    @Operation(summary = "Articles as a CSV file that can be imported again")
    public Response export(
            @QueryParam("text") @DefaultValue("") String text,
            @Parameter(description = "UTF_8 or SHIFT_JIS")
                    @QueryParam("coding")
                    @DefaultValue("UTF_8")
                    String coding,
            @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        ArticleTransfer.Coding chosen =
                Inputs.constant("coding", ArticleTransfer.Coding.class, coding);
        Actor actor = web.actor();
        StreamingOutput body = out -> transfer.export(actor, ArticleFilter.of(text), chosen, out);
        return Response.ok(body, "text/csv")
                .header("Content-Disposition", "attachment; filename=\"articles.csv\"")
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One article with its newest text")
    public Article get(@PathParam("id") String id, @Context WebContext web) {
        return articles.get(web.actor(), id(id));
    }

    @GET
    @Path("{id}/revisions")
    @Operation(summary = "Every text that the article had, newest first")
    public List<ArticleRevision> revisions(@PathParam("id") String id, @Context WebContext web) {
        return articles.revisions(web.actor(), id(id));
    }

    @POST
    @Operation(summary = "Write a new draft")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Article.class)))
    public Response create(ArticleInput input, @Context WebContext web) {
        ArticleText text = Inputs.required("body", input).text(categories.tree(), List.of());
        Article made = articles.create(web.actor(), text);
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/articles/" + made.id())
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Write a new revision",
            description =
                    "It is a draft: readers go on seeing what was published. Its files stay. With"
                            + " version it is refused when somebody else was quicker.")
    public Article revise(@PathParam("id") String id, ArticleInput input, @Context WebContext web) {
        Article before = articles.get(web.actor(), id(id));
        return articles.revise(
                web.actor(),
                before.id(),
                Inputs.required("body", input).text(categories.tree(), before.text().files()),
                input.version());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove an article that was never published")
    public void delete(@PathParam("id") String id, @Context WebContext web) {
        articles.delete(web.actor(), id(id));
    }

    @POST
    @Path("{id}/revisions/{revision: \\d{1,9}}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Write a new draft with the text of an old revision")
    public Article rollBack(
            @PathParam("id") String id,
            @PathParam("revision") int revision,
            @Context WebContext web) {
        return articles.rollBack(web.actor(), id(id), revision);
    }

    @POST
    @Path("{id}/submit")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Hand the newest text to whoever publishes")
    public void submit(@PathParam("id") String id, @Context WebContext web) {
        articles.submit(web.actor(), id(id), "");
    }

    @POST
    @Path("{id}/give-back")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give the text back to its writer")
    public void giveBack(@PathParam("id") String id, @Context WebContext web) {
        articles.giveBack(web.actor(), id(id), "");
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Show the newest text to its audience, now or from its time on")
    public void publish(@PathParam("id") String id, @Context WebContext web) {
        articles.publish(web.actor(), id(id));
    }

    @POST
    @Path("{id}/retire")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take the article off")
    public void retire(@PathParam("id") String id, @Context WebContext web) {
        articles.retire(web.actor(), id(id));
    }

    private static ArticleId id(String text) {
        return Inputs.pathId(text, ArticleId::new);
    }
}
