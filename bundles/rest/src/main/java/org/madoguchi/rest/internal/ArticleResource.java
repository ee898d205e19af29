// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
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
    private final Articles articles;

    @Activate
    public ArticleResource(@Reference Articles articles) {
        this.articles = articles;
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
                articles.list(web.actor(), text, Inputs.page(offset, limit)), uri, response);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One article")
    public Article get(@PathParam("id") String id, @Context WebContext web) {
        return articles.get(web.actor(), Inputs.pathId(id, ArticleId::new));
    }

    @POST
    @Operation(summary = "Write a new draft")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Article.class)))
    public Response create(TextInput input, @Context WebContext web) {
        Article made = articles.create(web.actor(), Inputs.required("body", input).text());
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/articles/" + made.id())
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Write a new revision",
            description = "A published article is shown in its new form at once.")
    public Article update(@PathParam("id") String id, TextInput input, @Context WebContext web) {
        return articles.update(
                web.actor(),
                Inputs.pathId(id, ArticleId::new),
                Inputs.required("body", input).text());
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Show the article to its audience")
    public void publish(@PathParam("id") String id, @Context WebContext web) {
        articles.publish(web.actor(), Inputs.pathId(id, ArticleId::new));
    }

    @POST
    @Path("{id}/retire")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take the article off")
    public void retire(@PathParam("id") String id, @Context WebContext web) {
        articles.retire(web.actor(), Inputs.pathId(id, ArticleId::new));
    }

    /**
     * @param category path with {@code ＞} between levels
     * @param departments ids of the owners
     */
    public record TextInput(
            String question,
            String answer,
            Audience audience,
            String category,
            List<String> keywords,
            List<String> departments) {
        public TextInput {
            question = Inputs.text("question", question, 300);
            answer = Inputs.text("answer", answer, 20_000);
            audience = Inputs.required("audience", audience);
            category = Inputs.optionalText("category", category, 300);
            keywords = keywords == null ? List.of() : List.copyOf(keywords);
            departments = departments == null ? List.of() : List.copyOf(departments);
        }

        ArticleText text() {
            return new ArticleText(
                    question,
                    answer,
                    audience,
                    category,
                    keywords,
                    departments.stream()
                            .map(id -> Inputs.id("departments", id, DepartmentId::new))
                            .toList());
        }
    }
}
