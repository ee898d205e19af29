// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserTransfer;
import org.madoguchi.api.identity.UserTransfer.Done;
import org.madoguchi.api.identity.UserTransfer.Problem;
import org.madoguchi.api.identity.UserTransfer.Report;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts in bulk: a file is checked, confirmed, and then done as a whole. */
@Path("/console/users/import")
@Component(service = PrivateResource.class)
public final class UserImportResource implements PrivateResource {
    private static final String ACT = "USERS";

    private final Screens screens;
    private final UserTransfer transfer;
    private final Directory directory;
    private final ImportShelf shelf;

    @Activate
    public UserImportResource(
            @Reference Screens screens,
            @Reference UserTransfer transfer,
            @Reference Directory directory,
            @Reference ImportShelf shelf) {
        this.screens = screens;
        this.transfer = transfer;
        this.directory = directory;
        this.shelf = shelf;
    }

    @GET
    public View begin(@Context WebContext web) {
        return page(web, "", Optional.empty(), "", Optional.empty());
    }

    /** The dry run: nothing changes. */
    @POST
    public Response check(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        List<Attachment> files = sent.files("file");
        if (files.isEmpty()) {
            return refused(web, "", Screens.bothLanguages("import.nofile"));
        }
        Attachment file = files.get(0);
        try {
            UserSheet sheet = sheet(file.content());
            Report report = with(sheet, transfer.check(web.actor(), sheet.lines()));
            String kept = report.problems().isEmpty() ? shelf.keep(web.actor(), file, ACT) : "";
            return Response.ok(
                            page(web, file.fileName(), Optional.of(report), kept, Optional.empty()))
                    .build();
        } catch (RejectedException refused) {
            return refused(web, file.fileName(), refused.reason());
        }
    }

    @POST
    @Path("start")
    public Response start(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Optional<ImportShelf.Kept> kept =
                shelf.find(web.actor(), sent.text("kept")).filter(file -> file.act().equals(ACT));
        if (kept.isEmpty()) {
            return refused(web, "", Screens.bothLanguages("import.gone"));
        }
        UserSheet sheet = sheet(kept.get().content());
        shelf.drop(sent.text("kept"));
        Done done = transfer.apply(web.actor(), sheet.lines());
        if (!done.report().problems().isEmpty()) {
            View page =
                    page(web, kept.get().name(), Optional.of(done.report()), "", Optional.empty());
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Response.ok(
                        Screens.view(
                                "userPasswords.jte",
                                "screen",
                                screens.of(web, "users"),
                                "done",
                                done))
                .build();
    }

    private UserSheet sheet(Content file) {
        try {
            return UserSheet.read(
                    file,
                    code ->
                            directory
                                    .findByCode(code)
                                    .filter(Department::active)
                                    .map(Department::id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the form stands beside what is wrong with the accounts. */
    private static Report with(UserSheet sheet, Report report) {
        List<Problem> problems = new ArrayList<>(sheet.problems());
        problems.addAll(report.problems());
        problems.sort(Comparator.comparingLong(Problem::line));
        return new Report(
                report.created(),
                report.changed(),
                report.retired(),
                report.restored(),
                report.unchanged(),
                problems);
    }

    private Response refused(WebContext web, String fileName, LocalizedText reason) {
        View page = page(web, fileName, Optional.empty(), "", Optional.of(reason));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(
            WebContext web,
            String fileName,
            Optional<Report> report,
            String kept,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "userImport.jte",
                "page",
                new UserImportPage(screens.of(web, "users"), fileName, report, kept, problem));
    }
}
