// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DirectoryTransfer;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.PersonDraft;

/**
 * A file of departments or people with the columns that the export has, in either language, or with
 * other usual names for them. A column that is not there leaves alone what is known; one that
 * nobody knows is passed over and told.
 *
 * @param lines that could be read
 * @param problems what is wrong with the form of the others
 * @param passedOver headings of columns that are not looked at
 */
record DirectorySheet<L>(List<L> lines, List<Problem> problems, List<String> passedOver) {
    static final long BYTES = 8L * 1024 * 1024;

    private static final SheetReader.Limits LIMITS =
            new SheetReader.Limits(BYTES, DirectoryTransfer.MOST);

    private static final Map<String, Boolean> STATES = new HashMap<>();
    private static final Map<String, DepartmentKind> KINDS = new HashMap<>();

    DirectorySheet {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        passedOver = List.copyOf(passedOver);
    }

    /** Columns of departments, in the order of the export. */
    enum DepartmentColumn {
        CODE,
        NAME,
        READING,
        KIND,
        PARENT,
        MAIL,
        PHONE,
        EXTENSION,
        BUILDING,
        FLOOR,
        DUTIES,
        KEYWORDS,
        HOURS,
        EMERGENCY,
        STATE,
        SUCCESSOR
    }

    /** Columns of people, in the order of the export. */
    enum PersonColumn {
        NUMBER,
        NAME,
        READING,
        CODE,
        DEPARTMENT,
        POSITION,
        DUTIES,
        EXTENSION,
        STATE
    }

    static {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (DepartmentKind kind : DepartmentKind.values()) {
                KINDS.put(kind.name(), kind);
                KINDS.put(Words.TEXTS.in(language).text("department.kind", kind), kind);
            }
            for (String key : List.of("directory.state.active", "directory.state.retired")) {
                boolean active = key.endsWith("active");
                STATES.put(Words.TEXTS.in(language).text(key), active);
                SheetReader.also(language, key).forEach(name -> STATES.put(name, active));
            }
        }
        STATES.put("", true);
    }

    static <L> DirectorySheet<L> of(Sheet<L> sheet) {
        return new DirectorySheet<>(
                sheet.lines(),
                sheet.problems().stream()
                        .map(problem -> new Problem(problem.line(), problem.text()))
                        .toList(),
                sheet.passedOver());
    }

    /** The key of a column's name. */
    static String key(Enum<?> column) {
        String of = column instanceof PersonColumn ? "directory.person." : "directory.department.";
        return of + column.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param known by its code, with its hours as the reader's language writes them
     * @throws RejectedException when it is no such file at all
     */
    static DirectorySheet<DepartmentLine> departments(
            Content file, Function<String, Optional<DepartmentDraft>> known) throws IOException {
        return of(departments(known).read(file));
    }

    static SheetReader<DepartmentColumn, DepartmentLine> departments(
            Function<String, Optional<DepartmentDraft>> known) {
        return new SheetReader<DepartmentColumn, DepartmentLine>(
                DepartmentColumn.class, DepartmentColumn.CODE, DirectorySheet::key, LIMITS) {
            @Override
            DepartmentLine line(long line) {
                DepartmentDraft old =
                        known.apply(cell(DepartmentColumn.CODE, ""))
                                .orElse(DepartmentPages.Form.EMPTY.draft());
                return new DepartmentLine(
                        line,
                        new DepartmentDraft(
                                cell(DepartmentColumn.CODE, ""),
                                cell(DepartmentColumn.NAME, old.name()),
                                cell(DepartmentColumn.READING, old.reading()),
                                kind(cell(DepartmentColumn.KIND, old.kind().name())),
                                cell(DepartmentColumn.PARENT, old.parent()),
                                cell(DepartmentColumn.MAIL, old.mail()),
                                cell(DepartmentColumn.PHONE, old.phone()),
                                cell(DepartmentColumn.EXTENSION, old.extension()),
                                cell(DepartmentColumn.BUILDING, old.building()),
                                cell(DepartmentColumn.FLOOR, old.floor()),
                                cell(DepartmentColumn.DUTIES, old.duties()),
                                cell(DepartmentColumn.KEYWORDS, old.keywords()),
                                cell(DepartmentColumn.HOURS, old.hours()),
                                cell(DepartmentColumn.EMERGENCY, old.emergency()),
                                has(DepartmentColumn.STATE)
                                        ? active(cell(DepartmentColumn.STATE, ""))
                                        : old.active(),
                                cell(DepartmentColumn.SUCCESSOR, old.successor())));
            }
        };
    }

    private static DepartmentKind kind(String name) {
        return name.isEmpty()
                ? DepartmentKind.SECTION
                : Optional.ofNullable(KINDS.get(name))
                        .orElseThrow(() -> rejected("directory.import.kind", name));
    }

    /**
     * @param known by its number
     * @throws RejectedException when it is no such file at all
     */
    static DirectorySheet<PersonLine> people(
            Content file, Function<String, Optional<PersonDraft>> known) throws IOException {
        return of(people(known).read(file));
    }

    static SheetReader<PersonColumn, PersonLine> people(
            Function<String, Optional<PersonDraft>> known) {
        return new SheetReader<PersonColumn, PersonLine>(
                PersonColumn.class, PersonColumn.NUMBER, DirectorySheet::key, LIMITS) {
            @Override
            PersonLine line(long line) {
                PersonDraft old =
                        known.apply(cell(PersonColumn.NUMBER, ""))
                                .orElse(new PersonDraft("", "", "", "", "", "", "", true));
                String department = cell(PersonColumn.DEPARTMENT, old.department());
                String code = cell(PersonColumn.CODE, "");
                return new PersonLine(
                        line,
                        new PersonDraft(
                                cell(PersonColumn.NUMBER, ""),
                                cell(PersonColumn.NAME, old.name()),
                                cell(PersonColumn.READING, old.reading()),
                                code.isEmpty() ? department : code,
                                cell(PersonColumn.POSITION, old.position()),
                                cell(PersonColumn.DUTIES, old.duties()),
                                cell(PersonColumn.EXTENSION, old.extension()),
                                has(PersonColumn.STATE)
                                        ? active(cell(PersonColumn.STATE, ""))
                                        : old.active()));
            }
        };
    }

    private static boolean active(String state) {
        return Optional.ofNullable(STATES.get(state))
                .orElseThrow(() -> rejected("directory.import.state", state));
    }

    private static RejectedException rejected(String key, Object... values) {
        return new RejectedException(Screens.bothLanguages(key, values));
    }
}
