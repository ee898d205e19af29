// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the editor asks for while somebody writes. */
@Path("/console/faq/parts")
@Component(service = PrivateResource.class)
public final class FaqPartsResource implements PrivateResource {
    private static final int RELATED = 8;
    private static final int WORDS = 300;

    private final Screens screens;
    private final ArticleDesk desk;
    private final ArticleSearch search;

    @Activate
    public FaqPartsResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference ArticleSearch search) {
        this.screens = screens;
        this.desk = desk;
        this.search = search;
    }

    /** The article as readers will see it, and another one that has the same question. */
    @POST
    @Path("preview")
    public View preview(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        String question = sent.text("question").strip();
        OptionalLong own = FaqFilter.number(sent.text("id"));
        Optional<ArticleId> besides =
                own.isPresent() ? Optional.of(new ArticleId(own.getAsLong())) : Optional.empty();
        return Screens.view(
                "faqPreview.jte",
                "screen",
                screens.of(web, "faq"),
                "question",
                question,
                "answer",
                desk.safe(
                        web.actor(),
                        sent.text("answer"),
                        sent.texts("files").stream()
                                .flatMap(line -> FaqFiles.read(line).stream())
                                .toList()),
                "twin",
                question.isEmpty()
                        ? Optional.empty()
                        : desk.sameQuestion(web.actor(), question, besides));
    }

    @POST
    @Path("files")
    public View keep(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        List<Attachment> uploads = sent.files("upload");
        if (uploads.isEmpty()) {
            throw new RejectedException(Screens.bothLanguages("faq.wrong.file.none"));
        }
        ArticleFile kept = desk.keep(web.actor(), uploads.get(0));
        return Screens.view("faqFile.jte", "screen", screens.of(web, "faq"), "file", kept);
    }

    @GET
    @Path("related")
    public View related(@QueryParam("q") String wanted, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        String words = wanted == null ? "" : wanted.strip();
        words = words.length() > WORDS ? words.substring(0, WORDS) : words;
        return Screens.view(
                "faqRelated.jte",
                "screen",
                screens.of(web, "faq"),
                "hits",
                words.isEmpty()
                        ? List.<ArticleSearch.Hit>of()
                        : search.search(words, Reader.of(web.actor()), RELATED));
    }
}
