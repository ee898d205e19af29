// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "FAQ 検索 / Search in published articles")
public final class SearchResource implements PrivateResource {
    private static final int MAX_HITS = 50;

    private final ArticleSearch search;

    @Activate
    public SearchResource(@Reference ArticleSearch search) {
        this.search = search;
    }

    @GET
    @Operation(
            summary = "Find published articles, the best first",
            description =
                    "Articles for citizens, and those for the desk or for city staff that the"
                            + " account may read.")
    public List<ArticleSearch.Hit> search(
            @Parameter(description = "A sentence or keywords", required = true) @QueryParam("q")
                    String words,
            @QueryParam("limit") @DefaultValue("10") int limit,
            @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        if (limit < 1 || limit > MAX_HITS) {
            throw Words.rejection("input.page", MAX_HITS);
        }
        return search.search(Inputs.text("q", words, 1_000), Reader.of(web.actor()), limit);
    }
}
