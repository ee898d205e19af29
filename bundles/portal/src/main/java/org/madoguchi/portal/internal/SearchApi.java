// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The public search for programs: a city's app, its web site, a voice assistant. What is sent too
 * long or out of range is cut and not refused, as on the pages.
 */
@Component(service = PublicResource.class)
@Path("/faq/api")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchApi implements PublicResource {
    private static final int MOST = 50;
    private static final int MOST_SUGGESTIONS = 20;

    /** Further ones are not counted by the index either. */
    private static final int LAST = 500;

    private final ArticleSearch search;
    private final FaqUsage usage;

    @Activate
    public SearchApi(@Reference ArticleSearch search, @Reference FaqUsage usage) {
        this.search = search;
        this.usage = usage;
    }

    /**
     * @param query what was looked for
     * @param total how many articles fit
     * @param didYouMean the words as they were probably meant
     * @param doubtful even the best one has little of what was asked for
     * @param categories how many of the fitting articles each category has, by its id
     */
    public record Results(
            String query,
            long total,
            Optional<String> didYouMean,
            boolean doubtful,
            List<Result> results,
            Map<CategoryId, Long> categories) {}

    /**
     * @param snippet part of the answer that fits
     * @param category path of its first category in Japanese, may be empty
     * @param because words of the article that stand for words of the search
     * @param path of its page on this site
     */
    public record Result(
            ArticleId id,
            String question,
            String snippet,
            String category,
            List<String> because,
            String path) {}

    /** A question that begins like what is being typed. */
    public record Suggestion(ArticleId id, String question, String path) {}

    @GET
    @Path("search")
    public Results search(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("offset") @DefaultValue("0") String offset,
            @QueryParam("limit") @DefaultValue("10") String limit,
            @Context WebContext web,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        String words = SearchPages.cut(query);
        Optional<CategoryId> within = Numbers.id(category).map(CategoryId::new);
        int from = (int) Math.min(LAST, Numbers.id(offset).orElse(0L));
        Found found =
                search.search(
                        new ArticleQuery(
                                words,
                                Reader.CITIZEN,
                                within,
                                new PageRequest(from, Math.min(MOST, Numbers.page(limit)))));
        if (from == 0 && within.isEmpty()) {
            usage.searched(web.locale(), userAgent, words, found.total());
        }
        return new Results(
                words,
                found.total(),
                found.didYouMean(),
                found.doubtful(),
                found.hits().stream()
                        .map(
                                hit ->
                                        new Result(
                                                hit.id(),
                                                hit.question(),
                                                hit.snippet(),
                                                hit.category(),
                                                hit.because(),
                                                path(hit.id())))
                        .toList(),
                found.categories());
    }

    @GET
    @Path("suggest")
    public List<Suggestion> suggest(
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("limit") @DefaultValue("8") String limit) {
        return search
                .suggest(
                        SearchPages.cut(typed),
                        Reader.CITIZEN,
                        Math.min(MOST_SUGGESTIONS, Numbers.page(limit)))
                .stream()
                .map(hit -> new Suggestion(hit.id(), hit.question(), path(hit.id())))
                .toList();
    }

    private static String path(ArticleId id) {
        return "/faq/" + id;
    }
}
