// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.editorial.FaqUse;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An article was put into the answer of a case, or cited there; the composer tells it. */
@Path("/console/cases/{id}/articles/{article: \\d{1,18}}/used")
@Component(service = PrivateResource.class)
public final class EditorialUseResource implements PrivateResource {
    private final FaqUse use;
    private final Screens screens;
    private final Cases cases;
    private final Articles articles;
    private final Categories categories;
    private final Topics topics;

    @Activate
    public EditorialUseResource(
            @Reference FaqUse use,
            @Reference Screens screens,
            @Reference Cases cases,
            @Reference Articles articles,
            @Reference Categories categories,
            @Reference Topics topics) {
        this.use = use;
        this.screens = screens;
        this.cases = cases;
        this.articles = articles;
        this.categories = categories;
        this.topics = topics;
    }

    /** Answers with the topics that the article suggests, if any. */
    @POST
    public Response used(
            @PathParam("id") String id,
            @PathParam("article") long article,
            FormData form,
            @Context WebContext web) {
        CaseArticlesResource.requireAnswering(web.actor());
        CaseId usedIn =
                EditorialCases.id(id).orElseThrow(() -> new NotFoundException("no case " + id));
        use.used(web.actor(), new ArticleId(article), usedIn);
        List<Topic> suggested =
                web.actor().may(Permission.CASE_HANDLE)
                        ? suggested(web.actor(), new ArticleId(article))
                        : List.of();
        if (suggested.isEmpty()) {
            return Response.noContent().build();
        }
        CaseFile file = cases.open(web.actor(), usedIn);
        TopicPanel panel =
                new TopicPanel(
                        screens.of(web, "inbox"),
                        usedIn,
                        topics.tree(),
                        file.topics(),
                        new CaseRights(web.actor(), file.summary()).canReply());
        return Response.ok(Screens.view("topics.jte", "panel", panel.suggesting(suggested)))
                .build();
    }

    private List<Topic> suggested(Actor actor, ArticleId article) {
        CategoryTree tree = categories.tree();
        Set<CategoryId> of =
                articles.published(article, Reader.of(actor)).stream()
                        .flatMap(known -> known.text().categories().stream())
                        .flatMap(category -> tree.path(category).stream())
                        .map(Category::id)
                        .collect(Collectors.toSet());
        return topics.tree().suggested(of);
    }
}
