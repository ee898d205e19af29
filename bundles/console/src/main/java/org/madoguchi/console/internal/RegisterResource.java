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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.contact.RegisterReport.Problem;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * People and terminals as other registers have them: looked up, brought in as a file, taken out as
 * one.
 */
@Path("/console/registers/{kind: contacts|terminals}")
@Component(service = PrivateResource.class)
public final class RegisterResource implements PrivateResource {
    private static final int LONGEST_WORDS = 200;
    private static final int PART = 200;
    private static final int MOST_IN_FILE = 100_000;

    private final Screens screens;
    private final ContactRegister contacts;
    private final Terminals terminals;
    private final ImportShelf shelf;
    private final RegisterJobs jobs;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    /** What a file would do. */
    private record Checked(RegisterReport report, List<String> passedOver) {}

    @Activate
    public RegisterResource(
            @Reference Screens screens,
            @Reference ContactRegister contacts,
            @Reference Terminals terminals,
            @Reference ImportShelf shelf,
            @Reference RegisterJobs jobs,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.contacts = contacts;
        this.terminals = terminals;
        this.shelf = shelf;
        this.jobs = jobs;
        this.audit = audit;
    }

    private static RegisterKind kind(String name) {
        return RegisterKind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @GET
    public View list(
            @PathParam("kind") String name,
            @QueryParam("q") String words,
            @QueryParam("from") String from,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        RegisterKind kind = kind(name);
        String wanted = words(words);
        PageRequest request = Screens.rows(from);
        List<String> links = new ArrayList<>();
        Page<List<Object>> rows =
                kind == RegisterKind.CONTACTS
                        ? contacts.list(web.actor(), wanted, request)
                                .map(
                                        one -> {
                                            links.add(
                                                    "/console/inbox?view=ALL&contact=" + one.id());
                                            return RegisterKind.row(one);
                                        })
                        : terminals
                                .list(web.actor(), wanted, request)
                                .map(
                                        one -> {
                                            links.add(
                                                    "/console/inbox?view=ALL&q="
                                                            + Urls.encode(one.number()));
                                            return RegisterKind.row(one);
                                        });
        return Screens.view(
                "register.jte",
                "page",
                new RegisterPages.Listing(screens.of(web, "directory"), kind, wanted, rows, links));
    }

    private static String words(String words) {
        String plain = words == null ? "" : words.strip();
        return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain;
    }

    /** Exactly what the list shows, to its end. */
    @POST
    @Path("export")
    public Response export(@PathParam("kind") String name, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_EXPORT);
        RegisterKind kind = kind(name);
        String reason = ExportReason.of(form);
        String wanted = words(form.text("q"));
        Function<PageRequest, Page<List<Object>>> pages =
                kind == RegisterKind.CONTACTS
                        ? part -> contacts.list(web.actor(), wanted, part).map(RegisterKind::row)
                        : part -> terminals.list(web.actor(), wanted, part).map(RegisterKind::row);
        long rows = pages.apply(PageRequest.first(1)).total();
        audit.recordCommitted(
                web.actor(),
                kind == RegisterKind.CONTACTS ? "contact.export" : "terminal.export",
                name,
                rows + " rows: " + reason);
        Screen screen = screens.of(web, "directory");
        return FaqFilter.constant(TableFile.class, form.text("as"))
                .orElse(TableFile.CSV)
                .of(
                        name + "-" + LocalDate.now(clock.withZone(web.timeZone())),
                        kind.keys().stream().map(screen::text).toList(),
                        () -> all(pages, (int) Math.min(rows, MOST_IN_FILE)));
    }

    private static Iterator<List<Object>> all(
            Function<PageRequest, Page<List<Object>>> pages, int rows) {
        return IntStream.iterate(0, from -> from < rows, from -> from + PART)
                .mapToObj(from -> pages.apply(new PageRequest(from, PART)))
                .flatMap(page -> page.items().stream())
                .iterator();
    }

    @GET
    @Path("import")
    public View begin(@PathParam("kind") String name, @Context WebContext web) {
        return page(web, kind(name), "", Optional.empty(), "", Optional.empty());
    }

    /** The dry run: nothing changes. */
    @POST
    @Path("import")
    public Response check(@PathParam("kind") String name, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        RegisterKind kind = kind(name);
        List<Attachment> files = sent.files("file");
        if (files.isEmpty()) {
            return refused(web, kind, "", Screens.bothLanguages("import.nofile"));
        }
        Attachment file = files.get(0);
        try {
            Checked checked = checked(web, kind, file.content());
            String kept =
                    checked.report().problems().isEmpty()
                            ? shelf.keep(web.actor(), file, kind.name())
                            : "";
            return Response.ok(
                            page(
                                    web,
                                    kind,
                                    file.fileName(),
                                    Optional.of(checked),
                                    kept,
                                    Optional.empty()))
                    .build();
        } catch (RejectedException refused) {
            return refused(web, kind, file.fileName(), refused.reason());
        }
    }

    private Checked checked(WebContext web, RegisterKind kind, Content file) {
        if (kind == RegisterKind.CONTACTS) {
            Sheet<ContactRegister.Line> sheet = RegisterKind.contacts(file);
            return told(sheet, contacts.check(web.actor(), sheet.lines()));
        }
        Sheet<Terminals.Line> sheet = RegisterKind.terminals(file);
        return told(sheet, terminals.check(web.actor(), sheet.lines()));
    }

    /** What is wrong with the form stands beside what is wrong with the data. */
    private static Checked told(Sheet<?> sheet, RegisterReport report) {
        List<Problem> problems = new ArrayList<>(report.problems());
        sheet.problems().forEach(each -> problems.add(new Problem(each.line(), each.text())));
        problems.sort(Comparator.comparingLong(Problem::line));
        return new Checked(
                new RegisterReport(
                        report.created(), report.changed(), report.unchanged(), problems),
                sheet.passedOver());
    }

    @POST
    @Path("import/start")
    public Response start(@PathParam("kind") String name, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        RegisterKind kind = kind(name);
        Optional<ImportShelf.Kept> kept =
                shelf.find(web.actor(), sent.text("kept"))
                        .filter(file -> file.act().equals(kind.name()));
        if (kept.isEmpty()) {
            return refused(web, kind, "", Screens.bothLanguages("import.gone"));
        }
        try {
            String job = started(web, kind, kept.get().content());
            shelf.drop(sent.text("kept"));
            return Redirects.to(kind.path() + "/import/jobs/" + job);
        } catch (RejectedException refused) {
            return refused(web, kind, kept.get().name(), refused.reason());
        }
    }

    private String started(WebContext web, RegisterKind kind, Content file) {
        if (kind == RegisterKind.CONTACTS) {
            List<ContactRegister.Line> lines = RegisterKind.contacts(file).lines();
            return jobs.start(
                    web.actor(),
                    lines.size(),
                    progress -> contacts.apply(web.actor(), lines, progress));
        }
        List<Terminals.Line> lines = RegisterKind.terminals(file).lines();
        return jobs.start(
                web.actor(),
                lines.size(),
                progress -> terminals.apply(web.actor(), lines, progress));
    }

    @GET
    @Path("import/jobs/{job: [0-9a-f-]{36}}")
    public View follow(
            @PathParam("kind") String name, @PathParam("job") String job, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        RegisterPages.Running running =
                new RegisterPages.Running(
                        screens.of(web, "directory"),
                        kind(name),
                        job,
                        jobs.find(web.actor(), job)
                                .orElseThrow(() -> new NotFoundException("no import " + job)));
        return Screens.view(
                web.partial() ? "registerProgress.jte" : "registerJob.jte", "page", running);
    }

    private Response refused(
            WebContext web, RegisterKind kind, String fileName, LocalizedText reason) {
        View page = page(web, kind, fileName, Optional.empty(), "", Optional.of(reason));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(
            WebContext web,
            RegisterKind kind,
            String fileName,
            Optional<Checked> checked,
            String kept,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "registerImport.jte",
                "page",
                new RegisterPages.Import(
                        screens.of(web, "directory"),
                        kind,
                        fileName,
                        checked.map(Checked::report),
                        checked.map(Checked::passedOver).orElse(List.of()),
                        kept,
                        problem));
    }
}
