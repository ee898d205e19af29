// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reading, writing and publishing articles. */
@Path("/console/faq")
@Component(service = PrivateResource.class)
public final class FaqResource implements PrivateResource {
    private static final ArticleText BLANK = ArticleText.of("", "", Audience.PUBLIC);

    private final Screens screens;
    private final ArticleDesk articles;
    private final Categories categories;
    private final Directory directory;

    @Activate
    public FaqResource(
            @Reference Screens screens,
            @Reference ArticleDesk articles,
            @Reference Categories categories,
            @Reference Directory directory) {
        this.screens = screens;
        this.articles = articles;
        this.categories = categories;
        this.directory = directory;
    }

    @GET
    public View list(
            @QueryParam("q") String wanted,
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        String text = wanted == null ? "" : wanted.strip();
        return Screens.view(
                "faqList.jte",
                "page",
                new FaqPages.Listing(
                        screens.of(web, "faq", done),
                        text,
                        articles.list(web.actor(), ArticleFilter.of(text), Screens.rows(from)),
                        categories.tree()));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View read(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        return reading(web, new ArticleId(id), done, Optional.empty());
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        return editing(web, "", FaqPages.Form.EMPTY, Optional.empty());
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        FaqPages.Form form = FaqPages.Form.of(sent);
        try {
            Article made = articles.create(web.actor(), form.text(BLANK, categories.tree()));
            return Redirects.to("/console/faq/" + made.id() + "?done=article-saved");
        } catch (RejectedException refused) {
            return refused(editing(web, "", form, Optional.of(refused.reason())));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    public View edit(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Article article = articles.get(web.actor(), new ArticleId(id));
        return editing(
                web,
                article.id().toString(),
                FaqPages.Form.of(article.text(), categories.tree()),
                Optional.empty());
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    public Response update(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        FaqPages.Form form = FaqPages.Form.of(sent);
        try {
            Article before = articles.get(web.actor(), new ArticleId(id));
            articles.revise(
                    web.actor(),
                    before.id(),
                    form.text(before.text(), categories.tree()),
                    OptionalLong.empty());
        } catch (RejectedException refused) {
            return refused(editing(web, Long.toString(id), form, Optional.of(refused.reason())));
        }
        return Redirects.to("/console/faq/" + id + "?done=article-saved");
    }

    @POST
    @Path("{id: \\d{1,18}}/state")
    public Response become(@PathParam("id") long id, FormData form, @Context WebContext web) {
        ArticleId article = new ArticleId(id);
        boolean publish = form.text("become").equals("published");
        try {
            if (publish) {
                articles.publish(web.actor(), article);
            } else {
                articles.retire(web.actor(), article);
            }
        } catch (RejectedException refused) {
            return refused(reading(web, article, null, Optional.of(refused.reason())));
        }
        return Redirects.to(
                "/console/faq/"
                        + id
                        + "?done="
                        + (publish ? "article-published" : "article-retired"));
    }

    /** The article as citizens will see it, while it is being written. */
    @POST
    @Path("preview")
    public View preview(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        return Screens.view(
                "faqPreview.jte",
                "question",
                sent.text("question"),
                "answer",
                preview(web, sent.text("answer")));
    }

    private View reading(
            WebContext web, ArticleId id, String done, Optional<LocalizedText> problem) {
        Article article = articles.get(web.actor(), id);
        String owners =
                article.text().departments().stream()
                        .flatMap(owner -> directory.find(owner).stream())
                        .map(Department::name)
                        .collect(Collectors.joining("、"));
        return Screens.view(
                "faqArticle.jte",
                "page",
                new FaqPages.Reading(
                        screens.of(web, "faq", done),
                        article,
                        FaqPages.label(article, categories.tree()),
                        owners,
                        problem));
    }

    private View editing(
            WebContext web, String id, FaqPages.Form form, Optional<LocalizedText> problem) {
        return Screens.view(
                "faqEdit.jte",
                "page",
                new FaqPages.Editing(
                        screens.of(web, "faq"),
                        id,
                        form,
                        preview(web, form.answer()),
                        paths(),
                        directory.departments(),
                        problem));
    }

    /** What cannot be kept cannot be shown either; saving says why. */
    private String preview(WebContext web, String answer) {
        try {
            return articles.safe(web.actor(), answer, List.of());
        } catch (RejectedException refused) {
            return "";
        }
    }

    private List<String> paths() {
        CategoryTree tree = categories.tree();
        return tree.roots().stream()
                .flatMap(root -> tree.below(root.id()).stream())
                .map(id -> tree.label(id, Locale.JAPANESE))
                .sorted()
                .toList();
    }

    private static Response refused(View page) {
        return Response.status(422).entity(page.withStatus(422)).build();
    }
}
