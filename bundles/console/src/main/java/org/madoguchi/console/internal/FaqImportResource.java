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
import org.madoguchi.api.knowledge.ArticleTransfer.Head;
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
        return page(web, Act.WRITE, "", Optional.empty());
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
            Head head = transfer.head(web.actor(), file.content());
            if (!head.understood()) {
                String kept = shelf.keep(web.actor(), file, act.name());
                return Response.ok(
                                columns(
                                        web,
                                        act,
                                        file.fileName(),
                                        kept,
                                        head,
                                        head.guesses(),
                                        Optional.empty()))
                        .build();
            }
            Report report = transfer.check(web.actor(), file.content(), act);
            String kept =
                    report.problems().isEmpty() ? shelf.keep(web.actor(), file, act.name()) : "";
            return checked(web, act, file.fileName(), report, kept, List.of());
        } catch (RejectedException refused) {
            return refused(web, act, file.fileName(), refused.reason());
        }
    }

    /** The dry run of a file with headings of its own; without a choice, the choice again. */
    @POST
    @Path("columns")
    public Response choose(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        String name = sent.text("kept");
        Optional<ImportShelf.Kept> kept = shelf.find(web.actor(), name);
        if (kept.isEmpty()) {
            return refused(web, Act.WRITE, "", Screens.bothLanguages("import.gone"));
        }
        Act act = FaqFilter.constant(Act.class, kept.get().act()).orElse(Act.WRITE);
        List<String> chosen = sent.texts("column");
        Optional<LocalizedText> problem = Optional.empty();
        if (!chosen.isEmpty()) {
            try {
                Report report = transfer.check(web.actor(), kept.get().content(), act, chosen);
                return checked(web, act, kept.get().name(), report, name, chosen);
            } catch (RejectedException refused) {
                problem = Optional.of(refused.reason());
            }
        }
        Head head = transfer.head(web.actor(), kept.get().content());
        View page =
                columns(
                        web,
                        act,
                        kept.get().name(),
                        name,
                        head,
                        chosen.isEmpty() ? head.guesses() : chosen,
                        problem);
        return problem.isPresent()
                ? Response.status(422).entity(page.withStatus(422)).build()
                : Response.ok(page).build();
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
            JobId job =
                    transfer.start(
                            web.actor(),
                            kept.get().content(),
                            act.get(),
                            sent.texts("column"),
                            progress -> {});
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
        View page = page(web, act, fileName, Optional.of(reason));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(WebContext web, Act act, String fileName, Optional<LocalizedText> problem) {
        return view(web, act, fileName, Optional.empty(), "", List.of(), problem);
    }

    private Response checked(
            WebContext web,
            Act act,
            String fileName,
            Report report,
            String kept,
            List<String> headings) {
        return Response.ok(
                        view(
                                web,
                                act,
                                fileName,
                                Optional.of(report),
                                kept,
                                headings,
                                Optional.empty()))
                .build();
    }

    private View columns(
            WebContext web,
            Act act,
            String fileName,
            String kept,
            Head head,
            List<String> chosen,
            Optional<LocalizedText> problem) {
        return Screens.view(
                "faqColumns.jte",
                "page",
                new FaqColumns(
                        screens.of(web, "faq"),
                        act,
                        fileName,
                        kept,
                        head,
                        chosen,
                        transfer.columns(),
                        problem));
    }

    private View view(
            WebContext web,
            Act act,
            String fileName,
            Optional<Report> report,
            String kept,
            List<String> headings,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.ARTICLE_EDIT);
        return Screens.view(
                "faqImport.jte",
                "page",
                new FaqImport(
                        screens.of(web, "faq"), act, fileName, report, kept, headings, problem));
    }
}
