// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finding by words. What is found comes out of the index alone: this page is asked for most. */
@Component(service = PublicResource.class)
@Path(SearchPages.PATH)
@Produces("text/html;charset=UTF-8")
public final class SearchPages implements PublicResource {
    static final String PATH = "/faq/search";

    /** Longer than any question that somebody types; what is pasted is cut. */
    static final int LONGEST = 200;

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final int SUGGESTIONS = 8;
    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 25;

    private final PublicSite publicSite;
    private final ArticleSearch search;
    private final FaqOverview overview;
    private final Questions questions;
    private final FaqUsage usage;

    @Activate
    public SearchPages(
            @Reference PublicSite publicSite,
            @Reference ArticleSearch search,
            @Reference FaqOverview overview,
            @Reference Questions questions,
            @Reference FaqUsage usage) {
        this.publicSite = publicSite;
        this.search = search;
        this.overview = overview;
        this.questions = questions;
        this.usage = usage;
    }

    @GET
    public View search(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("page") @DefaultValue("1") String number,
            @Context WebContext web,
            @CookieParam(PublicSite.TEXT_SIZE) String textSize,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        String words = cut(query);
        FaqOverview.Snapshot all = overview.get();
        Optional<Category> within =
                Numbers.id(category).flatMap(id -> all.axes().tree().find(new CategoryId(id)));
        int page = Math.min(Numbers.page(number), MOST_PAGES);
        Found found =
                search.search(
                        new ArticleQuery(
                                words,
                                Reader.CITIZEN,
                                within.map(Category::id),
                                new PageRequest((page - 1) * PER_PAGE, PER_PAGE)));
        if (page == 1 && within.isEmpty()) {
            usage.searched(web.locale(), userAgent, words, found.total());
        }
        Site site = publicSite.open(web, textSize);
        return publicSite.page(
                "search.jte",
                site,
                "results",
                Results.of(words, found, all.axes(), questions, site),
                "facets",
                Facets.of(words, within, found.categories(), all.axes()),
                "pager",
                new Pager(page, PER_PAGE, Math.min(found.total(), (long) MOST_PAGES * PER_PAGE)),
                "all",
                all);
    }

    /** Options of the search box's list, as a part of a page. */
    @GET
    @Path("suggest")
    public View suggest(@QueryParam("q") @DefaultValue("") String typed, @Context WebContext web) {
        String words = cut(typed);
        return publicSite.page(
                "suggest.jte",
                publicSite.open(web, null),
                "hits",
                search.suggest(words, Reader.CITIZEN, SUGGESTIONS),
                "marks",
                new Marks(words));
    }

    /** What somebody typed, without what nobody types. */
    static String cut(String words) {
        String text = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }
}
