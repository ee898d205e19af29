// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleText;
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

/** The texts that an article had: compared, and taken back. */
@Path("/console/faq/{id: \\d{1,18}}/revisions")
@Component(service = PrivateResource.class)
public final class FaqRevisionsResource implements PrivateResource {
    private final Screens screens;
    private final ArticleDesk desk;
    private final Categories categories;
    private final Directory directory;

    @Activate
    public FaqRevisionsResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Categories categories,
            @Reference Directory directory) {
        this.screens = screens;
        this.desk = desk;
        this.categories = categories;
        this.directory = directory;
    }

    /** Without numbers: what the newest text changed. */
    @GET
    public View compare(
            @PathParam("id") long id,
            @QueryParam("old") String old,
            @QueryParam("new") String young,
            @QueryParam("view") String view,
            @Context WebContext web) {
        ArticleId article = new ArticleId(id);
        List<ArticleRevision> revisions = desk.revisions(web.actor(), article);
        if (revisions.isEmpty()) {
            throw new NotFoundException("article " + id + " has no revisions");
        }
        ArticleRevision after = chosen(revisions, young).orElse(revisions.get(0));
        ArticleRevision before =
                chosen(revisions, old)
                        .orElseGet(
                                () ->
                                        chosen(revisions, Integer.toString(after.number() - 1))
                                                .orElse(after));
        Screen screen = screens.of(web, "faq");
        return Screens.view(
                "faqDiff.jte",
                "page",
                new FaqComparison(
                        screen,
                        desk.get(web.actor(), article),
                        revisions,
                        before,
                        after,
                        "inline".equals(view),
                        others(screen, before.text(), after.text()),
                        desk.mayEdit(web.actor(), article)));
    }

    @POST
    @Path("back")
    public Response rollBack(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        int revision =
                (int)
                        FaqFilter.number(sent.text("revision"))
                                .orElseThrow(() -> new NotFoundException("no such revision"));
        desk.rollBack(web.actor(), new ArticleId(id), revision);
        return Redirects.to("/console/faq/" + id + "?done=article-rolled-back");
    }

    /** Everything but question and answers, as it differs between two texts. */
    private List<FaqComparison.Change> others(Screen screen, ArticleText old, ArticleText young) {
        List<FaqComparison.Change> changes = new ArrayList<>();
        fields(screen)
                .forEach(
                        (key, value) -> {
                            String before = value.apply(old);
                            String after = value.apply(young);
                            if (!before.equals(after)) {
                                changes.add(
                                        new FaqComparison.Change(screen.text(key), before, after));
                            }
                        });
        return changes;
    }

    private Map<String, Function<ArticleText, String>> fields(Screen screen) {
        CategoryTree tree = categories.tree();
        Locale language = screen.words().locale();
        Map<String, Function<ArticleText, String>> fields = new LinkedHashMap<>();
        fields.put("faq.audience", text -> screen.name("audience", text.audience()));
        fields.put("faq.category", text -> joined(text.categories(), c -> tree.label(c, language)));
        fields.put("faq.keywords", text -> joined(text.keywords(), word -> word));
        fields.put("faq.owners", text -> joined(text.departments(), this::name));
        fields.put(
                "faq.links",
                text -> joined(text.links(), link -> link.label() + " " + link.address()));
        fields.put("faq.files", text -> joined(text.files(), ArticleFile::fileName));
        fields.put("faq.related", text -> joined(text.related(), other -> "FAQ " + other));
        fields.put("faq.from", text -> time(screen, text.publication().from()));
        fields.put("faq.until", text -> time(screen, text.publication().until()));
        fields.put(
                "faq.featured", text -> screen.text(text.publication().featured() ? "yes" : "no"));
        return fields;
    }

    private String name(DepartmentId owner) {
        return directory.find(owner).map(Department::name).orElse("?");
    }

    private static String time(Screen screen, Optional<Instant> at) {
        return at.map(screen.words()::fullTime).orElse("");
    }

    private static <T> String joined(Collection<T> items, Function<T, String> name) {
        return items.stream().map(name).collect(Collectors.joining("、"));
    }

    private static Optional<ArticleRevision> chosen(List<ArticleRevision> all, String number) {
        return all.stream()
                .filter(revision -> Integer.toString(revision.number()).equals(number))
                .findFirst();
    }
}
