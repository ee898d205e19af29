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
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finding by where something belongs: life events, fields of work, departments (FJ-092). */
@Component(service = PublicResource.class)
@Path("/faq/{axis: categories|category|department}")
@Produces("text/html;charset=UTF-8")
public final class BrowsePages implements PublicResource {
    private static final int PER_PAGE = 30;

    private final PublicSite publicSite;
    private final Articles articles;
    private final Directory directory;
    private final FaqOverview overview;
    private final Questions questions;

    @Activate
    public BrowsePages(
            @Reference PublicSite publicSite,
            @Reference Articles articles,
            @Reference Directory directory,
            @Reference FaqOverview overview,
            @Reference Questions questions) {
        this.publicSite = publicSite;
        this.articles = articles;
        this.directory = directory;
        this.overview = overview;
        this.questions = questions;
    }

    /** Every category and every department with articles. */
    @GET
    public View all(
            @PathParam("axis") String axis,
            @Context WebContext web,
            @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        Site site = publicSite.open(web, textSize);
        return axis.equals("categories")
                ? publicSite.page("categories.jte", site, "all", overview.get())
                : missing(site);
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View one(
            @PathParam("axis") String axis,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") String number,
            @Context WebContext web,
            @CookieParam(PublicSite.TEXT_SIZE) String textSize) {
        Site site = publicSite.open(web, textSize);
        int page = Numbers.page(number);
        return switch (axis) {
            case "category" -> category(new CategoryId(id), page, site);
            case "department" -> department(new DepartmentId(id), page, site);
            default -> missing(site);
        };
    }

    private View category(CategoryId id, int number, Site site) {
        FaqOverview.Snapshot all = overview.get();
        List<Category> path = all.axes().tree().path(id);
        Page<Article> page = published(ArticleSelection.of(id), number);
        if (path.isEmpty() || page.items().isEmpty()) {
            return missing(site);
        }
        return publicSite.page(
                "category.jte",
                site,
                "path",
                path,
                "below",
                all.axes().below(id),
                "lines",
                questions.lines(page.items(), site.language()),
                "pager",
                new Pager(number, PER_PAGE, page.total()));
    }

    private View department(DepartmentId id, int number, Site site) {
        Optional<Department> department = directory.find(id).filter(Department::active);
        Page<Article> page = published(ArticleSelection.of(id), number);
        if (department.isEmpty() || page.items().isEmpty()) {
            return missing(site);
        }
        return publicSite.page(
                "department.jte",
                site,
                "department",
                department.get(),
                "lines",
                questions.lines(page.items(), site.language()),
                "pager",
                new Pager(number, PER_PAGE, page.total()));
    }

    private Page<Article> published(ArticleSelection selection, int number) {
        return articles.published(
                Reader.CITIZEN, selection, new PageRequest((number - 1) * PER_PAGE, PER_PAGE));
    }

    private View missing(Site site) {
        return publicSite.page("notFound.jte", site, "all", overview.get()).withStatus(404);
    }
}
