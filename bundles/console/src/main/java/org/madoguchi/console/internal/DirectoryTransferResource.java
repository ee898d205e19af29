// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryTransfer;
import org.madoguchi.api.directory.DirectoryTransfer.Act;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.DirectoryTransfer.Report;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.console.internal.DirectorySheet.DepartmentColumn;
import org.madoguchi.console.internal.DirectorySheet.PersonColumn;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The directory as files. What comes in is checked, confirmed, and then done as a whole. */
@Path("/console/directory")
@Component(service = PrivateResource.class)
public final class DirectoryTransferResource implements PrivateResource {
    private final Screens screens;
    private final StaffDirectory directory;
    private final DirectoryTransfer transfer;
    private final ImportShelf shelf;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    /** What a file would do, and what of it was not looked at. */
    private record Checked(Report report, List<String> passedOver) {}

    /**
     * A file that waits, with what its headings mean.
     *
     * @param name under which it waits
     */
    private record Waiting(String name, Map<String, String> headings) {
        static final Waiting NONE = new Waiting("", Map.of());
    }

    @Activate
    public DirectoryTransferResource(
            @Reference Screens screens,
            @Reference StaffDirectory directory,
            @Reference DirectoryTransfer transfer,
            @Reference ImportShelf shelf,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.directory = directory;
        this.transfer = transfer;
        this.shelf = shelf;
        this.audit = audit;
    }

    @GET
    @Path("import")
    public View begin(@QueryParam("done") String done, @Context WebContext web) {
        return page(
                web,
                screens.of(web, "directory", done),
                Act.DEPARTMENTS,
                "",
                Optional.empty(),
                "",
                Waiting.NONE,
                Optional.empty());
    }

    /** The dry run: nothing changes. */
    @POST
    @Path("import")
    public Response check(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Act act = FaqFilter.constant(Act.class, sent.text("act")).orElse(Act.DEPARTMENTS);
        List<Attachment> files = sent.files("file");
        if (files.isEmpty()) {
            return refused(web, act, "", Screens.bothLanguages("import.nofile"));
        }
        Attachment file = files.get(0);
        return check(web, file, new DirectoryColumns(act, Map.of()));
    }

    /** The same file with other meanings of its headings (YK-145). */
    @POST
    @Path("import/columns")
    public Response choose(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Optional<ImportShelf.Kept> kept = shelf.find(web.actor(), sent.text("kept"));
        Optional<DirectoryColumns> before = kept.flatMap(file -> DirectoryColumns.read(file.act()));
        if (before.isEmpty()) {
            return refused(web, Act.DEPARTMENTS, "", Screens.bothLanguages("import.gone"));
        }
        Attachment file = new Attachment(kept.get().name(), "text/csv", kept.get().content());
        Map<String, String> chosen = new LinkedHashMap<>();
        int place = 0;
        for (String heading : headings(web, file.content(), before.get()).keySet()) {
            chosen.put(heading, sent.text("column" + place++));
        }
        Response answer = check(web, file, new DirectoryColumns(before.get().act(), chosen));
        shelf.drop(sent.text("kept"));
        return answer;
    }

    private Response check(WebContext web, Attachment file, DirectoryColumns columns) {
        Waiting waiting = Waiting.NONE;
        Act act = columns.act();
        try {
            waiting =
                    new Waiting(
                            shelf.keep(web.actor(), file, columns.written()),
                            headings(web, file.content(), columns));
            Checked checked = checked(web, columns, file.content());
            return Response.ok(
                            page(
                                    web,
                                    screens.of(web, "directory"),
                                    act,
                                    file.fileName(),
                                    Optional.of(checked),
                                    checked.report().problems().isEmpty() ? waiting.name() : "",
                                    waiting,
                                    Optional.empty()))
                    .build();
        } catch (RejectedException refused) {
            View page =
                    page(
                            web,
                            screens.of(web, "directory"),
                            act,
                            file.fileName(),
                            Optional.empty(),
                            "",
                            waiting,
                            Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
    }

    private Map<String, String> headings(WebContext web, Content file, DirectoryColumns columns) {
        try {
            return columns.act() == Act.DEPARTMENTS
                    ? departments(web).with(columns.chosen()).headings(file)
                    : people(web.actor()).with(columns.chosen()).headings(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("import/start")
    public Response start(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Optional<ImportShelf.Kept> kept =
                shelf.find(web.actor(), sent.text("kept"))
                        .filter(file -> DirectoryColumns.read(file.act()).isPresent());
        if (kept.isEmpty()) {
            return refused(web, Act.DEPARTMENTS, "", Screens.bothLanguages("import.gone"));
        }
        DirectoryColumns columns = DirectoryColumns.read(kept.get().act()).orElseThrow();
        Act act = columns.act();
        String day = sent.text("day").strip();
        Checked done;
        try {
            done =
                    day.isEmpty()
                            ? apply(web, columns, kept.get().content())
                            : plan(web, columns, kept.get(), day(day));
        } catch (RejectedException refused) {
            return refused(web, act, kept.get().name(), refused.reason());
        }
        shelf.drop(sent.text("kept"));
        if (!done.report().problems().isEmpty()) {
            View page = page(web, act, kept.get().name(), Optional.of(done), "", Optional.empty());
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return day.isEmpty()
                ? Redirects.to(DirectoryResource.PATH + "?done=directory-imported")
                : Redirects.to(DirectoryResource.PATH + "/import?done=directory-planned");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RejectedException(Screens.bothLanguages("directory.import.day", text));
        }
    }

    @POST
    @Path("import/take-back")
    public Response takeBack(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        String id = sent.text("id");
        if (id.matches("\\d{1,18}")) {
            transfer.takeBack(web.actor(), Long.parseLong(id));
        }
        return Redirects.to(DirectoryResource.PATH + "/import?done=directory-taken-back");
    }

    private Checked checked(WebContext web, DirectoryColumns columns, Content file) {
        Act act = columns.act();
        if (act == Act.DEPARTMENTS) {
            DirectorySheet<DepartmentLine> sheet = departments(web, columns, file);
            return told(sheet, transfer.checkDepartments(web.actor(), sheet.lines()));
        }
        DirectorySheet<PersonLine> sheet = people(web, columns, file);
        return told(sheet, transfer.checkPeople(web.actor(), sheet.lines(), act == Act.EVERYBODY));
    }

    private Checked apply(WebContext web, DirectoryColumns columns, Content file) {
        Act act = columns.act();
        Checked checked = checked(web, columns, file);
        if (!checked.report().problems().isEmpty()) {
            return checked;
        }
        if (act == Act.DEPARTMENTS) {
            DirectorySheet<DepartmentLine> sheet = departments(web, columns, file);
            return told(sheet, transfer.applyDepartments(web.actor(), sheet.lines()));
        }
        DirectorySheet<PersonLine> sheet = people(web, columns, file);
        return told(sheet, transfer.applyPeople(web.actor(), sheet.lines(), act == Act.EVERYBODY));
    }

    private Checked plan(
            WebContext web, DirectoryColumns columns, ImportShelf.Kept kept, LocalDate day) {
        Act act = columns.act();
        Checked checked = checked(web, columns, kept.content());
        if (!checked.report().problems().isEmpty()) {
            return checked;
        }
        if (act == Act.DEPARTMENTS) {
            transfer.planDepartments(
                    web.actor(),
                    day,
                    kept.name(),
                    departments(web, columns, kept.content()).lines());
        } else {
            transfer.planPeople(
                    web.actor(),
                    day,
                    kept.name(),
                    people(web, columns, kept.content()).lines(),
                    act == Act.EVERYBODY);
        }
        return checked;
    }

    private DirectorySheet<DepartmentLine> departments(
            WebContext web, DirectoryColumns columns, Content file) {
        try {
            return DirectorySheet.of(departments(web).with(columns.chosen()).read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetReader<DepartmentColumn, DepartmentLine> departments(WebContext web) {
        Map<String, DepartmentDraft> known = drafts(web);
        return DirectorySheet.departments(code -> Optional.ofNullable(known.get(code)));
    }

    private DirectorySheet<PersonLine> people(
            WebContext web, DirectoryColumns columns, Content file) {
        try {
            return DirectorySheet.of(people(web.actor()).with(columns.chosen()).read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetReader<PersonColumn, PersonLine> people(Actor actor) {
        Map<DepartmentId, String> codes = codes(actor);
        return DirectorySheet.people(
                number -> directory.person(actor, number).map(one -> draft(one, codes)));
    }

    private Map<String, DepartmentDraft> drafts(WebContext web) {
        List<DepartmentProfile> all = directory.departments(web.actor());
        return all.stream()
                .map(each -> DepartmentsResource.draft(each, all, web.locale()))
                .collect(Collectors.toMap(DepartmentDraft::code, Function.identity()));
    }

    private Map<DepartmentId, String> codes(Actor actor) {
        return directory.departments(actor).stream()
                .collect(Collectors.toMap(DepartmentProfile::id, DepartmentProfile::code));
    }

    private static PersonDraft draft(Person person, Map<DepartmentId, String> codes) {
        return new PersonDraft(
                person.number(),
                person.name(),
                person.reading(),
                person.department().map(id -> codes.getOrDefault(id, "")).orElse(""),
                person.position(),
                person.duties(),
                person.extension(),
                person.active());
    }

    /** What is wrong with the form stands beside what is wrong with the data. */
    private static Checked told(DirectorySheet<?> sheet, Report report) {
        List<Problem> problems = new ArrayList<>(sheet.problems());
        problems.addAll(report.problems());
        problems.sort(Comparator.comparingLong(Problem::line));
        return new Checked(
                new Report(report.changes(), report.unchanged(), problems), sheet.passedOver());
    }

    private Response refused(WebContext web, Act act, String fileName, LocalizedText reason) {
        View page = page(web, act, fileName, Optional.empty(), "", Optional.of(reason));
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    private View page(
            WebContext web,
            Act act,
            String fileName,
            Optional<Checked> checked,
            String kept,
            Optional<LocalizedText> problem) {
        return page(
                web,
                screens.of(web, "directory"),
                act,
                fileName,
                checked,
                kept,
                Waiting.NONE,
                problem);
    }

    private View page(
            WebContext web,
            Screen screen,
            Act act,
            String fileName,
            Optional<Checked> checked,
            String kept,
            Waiting waiting,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "directoryImport.jte",
                "page",
                new DirectoryImportPage(
                        screen,
                        act,
                        fileName,
                        checked.map(Checked::report),
                        checked.map(Checked::passedOver).orElse(List.of()),
                        kept,
                        waiting.name(),
                        waiting.headings(),
                        transfer.planned(web.actor()),
                        problem));
    }

    @GET
    @Path("export")
    public Response export(
            @QueryParam("what") String what, @QueryParam("as") String as, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Screen screen = screens.of(web, "directory");
        boolean people = "people".equals(what);
        List<List<Object>> rows = people ? people(screen) : departments(web, screen);
        Enum<?>[] columns = people ? PersonColumn.values() : DepartmentColumn.values();
        String name = people ? "people" : "departments";
        audit.recordCommitted(web.actor(), "directory.export", name, rows.size() + " rows");
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.CSV)
                .of(
                        new FigureTable(
                                name + "-" + LocalDate.now(clock.withZone(web.timeZone())),
                                Arrays.stream(columns)
                                        .map(DirectorySheet::key)
                                        .map(screen::text)
                                        .toList(),
                                rows));
    }

    private List<List<Object>> departments(WebContext web, Screen screen) {
        List<DepartmentProfile> all = directory.departments(web.actor());
        return all.stream()
                .map(each -> DepartmentsResource.draft(each, all, web.locale()))
                .map(
                        each ->
                                List.<Object>of(
                                        each.code(),
                                        each.name(),
                                        each.reading(),
                                        screen.name("department.kind", each.kind()),
                                        each.parent(),
                                        each.mail(),
                                        each.phone(),
                                        each.extension(),
                                        each.building(),
                                        each.floor(),
                                        each.duties(),
                                        each.keywords(),
                                        each.hours().replace("\n", "; "),
                                        each.emergency(),
                                        state(screen, each.active()),
                                        each.successor()))
                .toList();
    }

    private List<List<Object>> people(Screen screen) {
        Map<DepartmentId, DepartmentProfile> departments =
                directory.departments(screen.actor()).stream()
                        .collect(Collectors.toMap(DepartmentProfile::id, Function.identity()));
        return directory.people(screen.actor()).stream()
                .map(
                        each -> {
                            Optional<DepartmentProfile> department =
                                    each.department().map(departments::get);
                            return List.<Object>of(
                                    each.number(),
                                    each.name(),
                                    each.reading(),
                                    department.map(DepartmentProfile::code).orElse(""),
                                    department.map(DepartmentProfile::name).orElse(""),
                                    each.position(),
                                    each.duties(),
                                    each.extension(),
                                    state(screen, each.active()));
                        })
                .toList();
    }

    private static String state(Screen screen, boolean active) {
        return screen.text(active ? "directory.state.active" : "directory.state.retired");
    }
}
