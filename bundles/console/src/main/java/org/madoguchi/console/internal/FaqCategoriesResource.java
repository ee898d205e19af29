// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trees that articles hang in. */
@Path("/console/faq/categories")
@Component(service = PrivateResource.class)
public final class FaqCategoriesResource implements PrivateResource {
    private final Screens screens;
    private final Categories categories;
    private final Articles articles;

    @Activate
    public FaqCategoriesResource(
            @Reference Screens screens,
            @Reference Categories categories,
            @Reference Articles articles) {
        this.screens = screens;
        this.categories = categories;
        this.articles = articles;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View open(
            @PathParam("id") long id,
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        return page(
                web,
                done,
                Optional.of(find(id)),
                Optional.empty(),
                moved == null ? "" : moved,
                Optional.empty());
    }

    @POST
    public Response add(FormData sent, @Context WebContext web) {
        Optional<CategoryId> parent = FaqFilter.id(sent.text("parent"), CategoryId::new);
        try {
            Category made = categories.add(web.actor(), parent, sent.text("name").strip());
            return to(made.id(), "category-added");
        } catch (RejectedException refused) {
            Optional<Category> shown = parent.flatMap(categories.tree()::find);
            return refused(web, shown, Optional.empty(), refused);
        }
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response describe(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        Category category = find(id);
        FaqCategories.Form form = form(category, sent);
        try {
            categories.describe(web.actor(), category.id(), form.name(), form.names(), form.icon());
            return to(category.id(), "category-saved");
        } catch (RejectedException refused) {
            return refused(web, Optional.of(category), Optional.of(form), refused);
        }
    }

    /** Up or down among its siblings, or to another parent, there at the end. */
    @POST
    @Path("{id: \\d{1,18}}/move")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        Category category = find(id);
        CategoryTree tree = categories.tree();
        Optional<CategoryId> parent = category.parent();
        int position = FaqCategories.siblings(tree, parent).indexOf(category);
        switch (sent.text("to")) {
            case "up" -> position = Math.max(0, position - 1);
            case "down" -> position++;
            default -> {
                parent = FaqFilter.id(sent.text("parent"), CategoryId::new);
                position = FaqCategories.siblings(tree, parent).size();
            }
        }
        try {
            categories.move(web.actor(), category.id(), parent, position);
        } catch (RejectedException refused) {
            return refused(web, Optional.of(category), Optional.empty(), refused);
        }
        return to(category.id(), "category-moved&moved=" + Urls.encode(sent.text("to")));
    }

    @POST
    @Path("{id: \\d{1,18}}/remove")
    public Response remove(@PathParam("id") long id, @Context WebContext web) {
        Category category = find(id);
        try {
            categories.remove(web.actor(), category.id());
        } catch (RejectedException refused) {
            return refused(web, Optional.of(category), Optional.empty(), refused);
        }
        return Redirects.to("/console/faq/categories?done=category-removed");
    }

    private Category find(long id) {
        return categories
                .tree()
                .find(new CategoryId(id))
                .orElseThrow(() -> new NotFoundException("no category " + id));
    }

    /** Languages without a field on the page keep their names. */
    private static FaqCategories.Form form(Category category, FormData sent) {
        Map<Locale, String> names = new HashMap<>(category.names());
        for (Locale language : FaqLanguages.with(List.copyOf(category.names().keySet()))) {
            sent.filled("name-" + language.toLanguageTag())
                    .ifPresentOrElse(
                            name -> names.put(language, name), () -> names.remove(language));
        }
        return new FaqCategories.Form(sent.text("name").strip(), names, sent.text("icon").strip());
    }

    private View page(
            WebContext web,
            String done,
            Optional<Category> chosen,
            Optional<FaqCategories.Form> form,
            String moved,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.ARTICLE_READ);
        return Screens.view(
                "faqCategories.jte",
                "page",
                new FaqCategories(
                        screens.of(web, "faq", done),
                        categories.tree(),
                        articles.categories(Reader.of(web.actor())),
                        chosen,
                        form,
                        moved,
                        problem));
    }

    private static Response to(CategoryId id, String done) {
        return Redirects.to("/console/faq/categories/" + id + "?done=" + done);
    }

    private Response refused(
            WebContext web,
            Optional<Category> chosen,
            Optional<FaqCategories.Form> form,
            RejectedException refused) {
        return Screens.refused(page(web, null, chosen, form, "", Optional.of(refused.reason())));
    }
}
