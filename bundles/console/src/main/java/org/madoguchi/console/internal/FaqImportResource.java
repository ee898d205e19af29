// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.JobId;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Articles in bulk: a file is checked, confirmed, and then done as a whole. */
@Path("/console/faq/import")
@Component(service = PrivateResource.class)
public final class FaqImportResource implements PrivateResource {
    private final Screens screens;
    private final ArticleTransfer transfer;
    private final ImportShelf shelf;

    @Activate
    public FaqImportResource(
            @Reference Screens screens,
            @Reference ArticleTransfer transfer,
            @Reference ImportShelf shelf) {
        this.screens = screens;
        this.transfer = transfer;
        this.shelf = shelf;
    }

    @GET
    public View begin(@Context WebContext web) {
        return page(web, Act.WRITE, "", Optional.empty(), "", Optional.empty());
    }

    /** The dry run: nothing changes. */
    @POST
    public Response check(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        Act act = FaqFilter.constant(Act.class, sent.text("act")).orElse(Act.WRITE);
        List<Attachment> files = sent.files("file");
        if (files.isEmpty()) {
            return refused(web, act, "", Screens.bothLanguages("import.nofile"));
        }
        Attachment file = files.get(0);
        try {
            Report report = transfer.check(web.actor(), file.content(), act);
            String kept =
                    report.problems().isEmpty() ? shelf.keep(web.actor(), file, act.name()) : "";
            return Response.ok(
                            page(
                                    web,
                                    act,
                                    file.fileName(),
                                    Optional.of(report),
                                    kept,
                                    Optional.empty()))
                    .build();
        } catch (RejectedException refused) {
            return refused(web, act, file.fileName(), refused.reason());
        }
    }

    @POST
    @Path("start")
    public Response start(FormData sent, @Context WebContext web) {
        Optional<ImportShelf.Kept> kept = shelf.find(web.actor(), sent.text("kept"));
        Optional<Act> act = kept.flatMap(file -> FaqFilter.constant(Act.class, file.act()));
        if (act.isEmpty()) {
            return refused(web, Act.WRITE, "", Screens.bothLanguages("import.gone"));
        }
        try {
            JobId job = transfer.start(web.actor(), kept.get().content(), act.get());
            shelf.drop(sent.text("kept"));
            return Redirects.to("/console/faq/import/jobs/" + job.value());
        } catch (RejectedException refused) {
            return refused(web, act.get(), kept.get().name(), refused.reason());
        }
    }

    @GET
    @Path("jobs/{id: \\d{1,18}}")
    public View follow(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        FaqImportJob job =
                new FaqImportJob(
                        screens.of(web, "faq"),
                        transfer.progress(web.actor(), new JobId(id))
                                .orElseThrow(() -> new NotFoundException("no import " + id)));
        return Screens.view(web.partial() ? "faqProgress.jte" : "faqImportJob.jte", "page", job);
    }

    private Response refused(WebContext web, Act act, String fileName, LocalizedText reason) {
        View page = page(web, act, fileName, Optional.empty(), "", Optional.of(reason));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(
            WebContext web,
            Act act,
            String fileName,
            Optional<Report> report,
            String kept,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.ARTICLE_EDIT);
        return Screens.view(
                "faqImport.jte",
                "page",
                new FaqImport(screens.of(web, "faq"), act, fileName, report, kept, problem));
    }
}
