// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.web.Downloads;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One article, its files, and what its readers think of it. */
@Component(service = PublicResource.class)
@Path("/faq/{id: \\d{1,18}}")
@Produces("text/html;charset=UTF-8")
public final class ArticlePages implements PublicResource {
    /** As {@link org.madoguchi.api.editorial.FaqUse#judged} takes it. */
    static final int LONGEST_COMMENT = 1_000;

    private final PublicSite publicSite;
    private final Articles articles;
    private final ArticleReading reading;
    private final FaqOverview overview;
    private final FaqUsage usage;
    private final BlobStore blobs;

    @Activate
    public ArticlePages(
            @Reference PublicSite publicSite,
            @Reference Articles articles,
            @Reference ArticleReading reading,
            @Reference FaqOverview overview,
            @Reference FaqUsage usage,
            @Reference BlobStore blobs) {
        this.publicSite = publicSite;
        this.articles = articles;
        this.reading = reading;
        this.overview = overview;
        this.usage = usage;
        this.blobs = blobs;
    }

    /**
     * @param thanks what the reader has just said of the article
     * @param original the Japanese text, whatever language the page is in
     */
    @GET
    public View article(
            @PathParam("id") long number,
            @QueryParam("thanks") @DefaultValue("") String thanks,
            @QueryParam("original") @DefaultValue("") String original,
            @Context WebContext web,
            @CookieParam(PublicSite.TEXT_SIZE) String textSize,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @HeaderParam("Referer") String referrer) {
        Site site = publicSite.open(web, textSize);
        Optional<Article> found = find(number);
        if (found.isEmpty()) {
            return missing(site);
        }
        if (thanks.isEmpty()) {
            usage.viewed(web.locale(), userAgent, found.get().id(), referrer);
        }
        return page(
                site,
                found.get(),
                original.equals("true"),
                Feedback.of(thanks, usage.asks(userAgent)));
    }

    /** Takes what a reader says of the article; nothing tells who it was. */
    @POST
    @Path("feedback")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response judge(
            @PathParam("id") long number,
            FormData form,
            @Context WebContext web,
            @CookieParam(PublicSite.TEXT_SIZE) String textSize,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        Site site = publicSite.open(web, textSize);
        Optional<Article> found = find(number);
        if (found.isEmpty()) {
            return Response.ok(missing(site)).build();
        }
        Feedback given = Feedback.given(form, site);
        if (!given.problem().isEmpty()) {
            return Response.ok(page(site, found.get(), false, given).withStatus(422)).build();
        }
        boolean solved = given.verdict().equals(Feedback.YES);
        boolean taken =
                usage.judged(web.locale(), userAgent, found.get().id(), solved, given.comment());
        String page = "/faq/" + number;
        return Redirects.to(taken ? page + "?thanks=" + given.verdict() + "#feedback" : page);
    }

    /** Whoever loads the answer to the form anew. */
    @GET
    @Path("feedback")
    public Response form(@PathParam("id") long number) {
        return Redirects.to("/faq/" + number);
    }

    @GET
    @Path("files/{blob: \\d{1,18}}/{name}")
    public Response file(@PathParam("id") long number, @PathParam("blob") long blob) {
        ArticleFile file =
                find(number).stream()
                        .flatMap(article -> article.text().files().stream())
                        .filter(candidate -> candidate.blob().value() == blob)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("file of article " + number));
        return Downloads.show(blobs.get(file.blob()), file.fileName(), file.mediaType());
    }

    private Optional<Article> find(long number) {
        return articles.published(new ArticleId(number), Reader.CITIZEN);
    }

    private View page(Site site, Article article, boolean original, Feedback feedback) {
        return publicSite.page(
                "article.jte",
                site,
                "page",
                reading.read(article, site, original),
                "feedback",
                feedback);
    }

    private View missing(Site site) {
        return publicSite.page("notFound.jte", site, "all", overview.get()).withStatus(404);
    }
}
