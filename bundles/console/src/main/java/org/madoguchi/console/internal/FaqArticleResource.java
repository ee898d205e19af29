// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.web.Downloads;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One article: reading it, and its way from draft to readers and back. */
@Path("/console/faq/{id: \\d{1,18}}")
@Component(service = PrivateResource.class)
public final class FaqArticleResource implements PrivateResource {
    private final Screens screens;
    private final ArticleDesk desk;
    private final Translations translations;
    private final Categories categories;
    private final Directory directory;
    private final BlobStore blobs;
    private final Clock clock;

    @Activate
    public FaqArticleResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Translations translations,
            @Reference Categories categories,
            @Reference Directory directory,
            @Reference BlobStore blobs) {
        this.screens = screens;
        this.desk = desk;
        this.translations = translations;
        this.categories = categories;
        this.directory = directory;
        this.blobs = blobs;
        this.clock = Clock.systemUTC();
    }

    @GET
    public View read(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        return reading(web, new ArticleId(id), done, Optional.empty(), "");
    }

    @POST
    @Path("state")
    public Response become(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        ArticleId article = new ArticleId(id);
        String act = sent.text("act");
        String remark = sent.text("remark").strip();
        try {
            switch (act) {
                case "submitted" -> desk.submit(web.actor(), article, remark);
                case "given-back" -> desk.giveBack(web.actor(), article, remark);
                case "published" -> desk.publish(web.actor(), article);
                case "retired" -> desk.retire(web.actor(), article);
                case "deleted" -> desk.delete(web.actor(), article);
                default -> throw new IllegalArgumentException("no act " + act);
            }
        } catch (RejectedException refused) {
            View page = reading(web, article, null, Optional.of(refused.reason()), remark);
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to(
                (act.equals("deleted") ? "/console/faq" : "/console/faq/" + id)
                        + "?done=article-"
                        + act);
    }

    @GET
    @Path("files/{number: \\d{1,3}}")
    public Response file(
            @PathParam("id") long id, @PathParam("number") int number, @Context WebContext web) {
        List<ArticleFile> files = desk.get(web.actor(), new ArticleId(id)).text().files();
        if (number >= files.size()) {
            throw new NotFoundException("no file " + number + " of article " + id);
        }
        ArticleFile file = files.get(number);
        return Downloads.show(blobs.get(file.blob()), file.fileName(), file.mediaType());
    }

    private View reading(
            WebContext web,
            ArticleId id,
            String done,
            Optional<LocalizedText> problem,
            String remark) {
        Article article = desk.get(web.actor(), id);
        return Screens.view(
                "faqArticle.jte",
                "page",
                new FaqReading(
                        screens.of(web, "faq", done),
                        article,
                        owners(article),
                        categories.tree(),
                        article.text().related().stream()
                                .flatMap(other -> related(web, other).stream())
                                .toList(),
                        translations.of(web.actor(), id),
                        desk.revisions(web.actor(), id),
                        desk.log(web.actor(), id),
                        desk.sameQuestion(web.actor(), article.text().question(), Optional.of(id)),
                        desk.mayEdit(web.actor(), id),
                        problem,
                        remark,
                        clock.instant()));
    }

    private List<String> owners(Article article) {
        return article.text().departments().stream()
                .flatMap(owner -> directory.find(owner).stream())
                .map(Department::name)
                .toList();
    }

    private Optional<FaqEditing.Related> related(WebContext web, ArticleId other) {
        try {
            return Optional.of(
                    new FaqEditing.Related(
                            other.toString(), desk.get(web.actor(), other).text().question()));
        } catch (NotFoundException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }
}
