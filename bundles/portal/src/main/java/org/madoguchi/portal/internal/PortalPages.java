// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleSearch.Hit;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The public FAQ site. Every page works without script; nothing here changes anything. */
@Component(service = {PublicResource.class, DomainEventListener.class})
@Path("/")
@Produces("text/html;charset=UTF-8")
public final class PortalPages implements PublicResource, DomainEventListener {
    static final String TEXT_SIZE = "madoguchi-text";

    private static final int LATEST = 8;
    private static final int SUGGESTIONS = 8;
    private static final int RESULTS = 20;
    private static final int MOST_RESULTS = 50;
    private static final int PER_PAGE = 50;
    private static final int RELATED = 5;
    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    private final Articles articles;
    private final Categories categories;
    private final ArticleSearch search;
    private final Directory directory;
    private final City city;
    private final PortalContacts contacts;
    private final FaqOverview overview;
    private final Templates templates = Templates.of(PortalPages.class);
    private final MessageBundle messages = MessageBundle.of(PortalPages.class);

    @Activate
    public PortalPages(
            @Reference Articles articles,
            @Reference Categories categories,
            @Reference ArticleSearch search,
            @Reference Directory directory,
            @Reference City city,
            @Reference PortalContacts contacts) {
        this.articles = articles;
        this.categories = categories;
        this.search = search;
        this.directory = directory;
        this.city = city;
        this.contacts = contacts;
        this.overview = new FaqOverview(articles, categories, Clock.systemUTC());
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged || event instanceof CategoriesChanged) {
            overview.forget();
        }
    }

    @GET
    public View home(@Context WebContext web, @CookieParam(TEXT_SIZE) String size) {
        FaqOverview.Snapshot all = overview.get();
        return templates.view(
                "home.jte",
                "site",
                site(web, size),
                "latest",
                all.latest().stream().limit(LATEST).toList(),
                "groups",
                all.groups());
    }

    @GET
    @Path("faq")
    public Response faq() {
        return Redirects.to("/");
    }

    @GET
    @Path("faq/search")
    public View search(
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("more") @DefaultValue("false") boolean more,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        String words = cut(query);
        Map<Hit, Article> found = new LinkedHashMap<>();
        for (Hit hit : search.search(words, Audience.PUBLIC, MOST_RESULTS)) {
            // the index may be a moment behind
            articles.published(hit.id(), Audience.PUBLIC)
                    .ifPresent(article -> found.put(hit, article));
        }
        return templates.view(
                "search.jte",
                "site",
                site(web, size),
                "page",
                SearchPage.of(words, category, found, paths(), more ? MOST_RESULTS : RESULTS),
                "groups",
                overview.get().groups());
    }

    /** Options of the search box's list, as a part of a page. */
    @GET
    @Path("faq/suggest")
    public View suggest(@QueryParam("q") @DefaultValue("") String typed) {
        String words = cut(typed);
        return templates.view(
                "suggest.jte",
                "hits",
                search.suggest(words, Audience.PUBLIC, SUGGESTIONS),
                "marks",
                new Marks(words));
    }

    @GET
    @Path("faq/category")
    public View category(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        Optional<CategoryId> wanted = paths().find(name);
        if (wanted.isEmpty()) {
            return notFound(web, size);
        }
        var page =
                articles.published(
                        Audience.PUBLIC,
                        ArticleSelection.of(wanted.get()),
                        new PageRequest(Math.max(0, offset), PER_PAGE));
        if (page.total() == 0) {
            return notFound(web, size);
        }
        return templates.view(
                "category.jte",
                "site",
                site(web, size),
                "name",
                name,
                "page",
                page,
                "groups",
                overview.get().groups());
    }

    @GET
    @Path("faq/{id: \\d{1,18}}")
    public View article(
            @PathParam("id") long id,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        Optional<Article> found = articles.published(new ArticleId(id), Audience.PUBLIC);
        if (found.isEmpty()) {
            return notFound(web, size);
        }
        Article article = found.get();
        return templates.view(
                "article.jte",
                "site",
                site(web, size),
                "article",
                article,
                "category",
                paths().path(article),
                "departments",
                departments(article),
                "related",
                related(article));
    }

    /** Ways to ask, and the departments' telephones for the day when none of them works. */
    @GET
    @Path("contact")
    public View contact(@Context WebContext web, @CookieParam(TEXT_SIZE) String size) {
        return templates.view(
                "contact.jte", "site", site(web, size), "departments", directory.departments());
    }

    @GET
    @Path("text-size")
    public Response textSize(
            @QueryParam("size") @DefaultValue("") String size,
            @QueryParam("next") @DefaultValue("/") String next,
            @Context WebContext web) {
        NewCookie cookie =
                new NewCookie.Builder(TEXT_SIZE)
                        .value(size.equals("large") ? "large" : "normal")
                        .path("/")
                        .maxAge(ONE_YEAR)
                        .httpOnly(true)
                        .secure(web.secure())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Redirects.to(Redirects.isLocal(next) ? next : "/", cookie);
    }

    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    public String sitemap() {
        return Robots.sitemap(city.publicUrl().toString(), overview.get(), city.zone());
    }

    @GET
    @Path("robots.txt")
    @Produces("text/plain;charset=UTF-8")
    public String robots() {
        return Robots.robots(city.publicUrl().toString());
    }

    private View notFound(WebContext web, String size) {
        return templates
                .view("notFound.jte", "site", site(web, size), "groups", overview.get().groups())
                .withStatus(404);
    }

    private List<Department> departments(Article article) {
        return article.text().departments().stream()
                .flatMap(id -> directory.find(id).stream())
                .filter(Department::active)
                .toList();
    }

    private List<FaqOverview.Entry> related(Article article) {
        return article.text().categories().stream()
                .limit(1)
                .flatMap(
                        category ->
                                articles
                                        .published(
                                                Audience.PUBLIC,
                                                ArticleSelection.of(category),
                                                PageRequest.first(RELATED + 1))
                                        .items()
                                        .stream())
                .filter(other -> !other.id().equals(article.id()))
                .limit(RELATED)
                .map(FaqOverview::entry)
                .toList();
    }

    private CategoryPaths paths() {
        return new CategoryPaths(categories.tree());
    }

    private Site site(WebContext web, String size) {
        return new Site(
                web, messages.in(web.locale()), city, contacts.list(), "large".equals(size));
    }

    private static String cut(String words) {
        String text = words.strip();
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
