// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.CsvReader;
import org.madoguchi.api.csv.Formula;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserTransfer;

/**
 * A file of accounts with the columns that the export has, in either language, and with a reason
 * besides.
 *
 * @param lines that could be read
 * @param problems what is wrong with the form of the others
 */
record UserSheet(List<UserTransfer.Line> lines, List<UserTransfer.Problem> problems) {
    static final long BYTES = 2L * 1024 * 1024;

    UserSheet {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    private enum Column {
        LOGIN("user.login"),
        NAME("user.name"),
        ROLES("user.roles"),
        CODE("user.department.code"),
        STATE("user.state"),
        REASON("user.reason"),
        /** Are in the export for its reader. */
        NUMBER("user.number"),
        DEPARTMENT("user.department");

        private static final Set<Column> NEEDED = Set.of(LOGIN, NAME, ROLES);

        private final String key;

        Column(String key) {
            this.key = key;
        }
    }

    private static final Map<String, Column> COLUMNS = new HashMap<>();
    private static final Map<String, Role> ROLES = new HashMap<>();
    private static final Map<String, Boolean> STATES = new HashMap<>();

    static {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            Function<String, String> texts = key -> Words.TEXTS.in(language).text(key);
            for (Column column : Column.values()) {
                COLUMNS.put(texts.apply(column.key), column);
            }
            for (Role role : Role.values()) {
                ROLES.put(role.name(), role);
                ROLES.put(Words.TEXTS.in(language).text("role", role), role);
            }
            for (String state : List.of("active", "new", "locked")) {
                STATES.put(texts.apply("user.state." + state), true);
            }
            STATES.put("", true);
            STATES.put(texts.apply("user.state.retired"), false);
        }
    }

    /**
     * @param department by its code
     * @throws RejectedException when it is no file of accounts at all
     */
    static UserSheet read(Content file, Function<String, Optional<DepartmentId>> department)
            throws IOException {
        if (file.size() > BYTES) {
            throw rejected("user.import.big", BYTES / 1024 / 1024);
        }
        CsvCoding coding = CsvCoding.of(file).orElseThrow(() -> rejected("user.import.coding"));
        char separator;
        try (BufferedReader reader = new BufferedReader(coding.open(file))) {
            separator = CsvReader.separator(Optional.ofNullable(reader.readLine()).orElse(""));
        }
        try (CsvReader reader = new CsvReader(coding.open(file), separator)) {
            CsvReader.CsvRow heading =
                    reader.next().orElseThrow(() -> rejected("user.import.empty"));
            return new Reading(places(heading.cells()), department).all(reader);
        }
    }

    private static Map<Column, Integer> places(List<String> heading) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int place = 0; place < heading.size(); place++) {
            String name = heading.get(place).strip();
            if (name.isEmpty()) {
                continue;
            }
            Column column = COLUMNS.get(name);
            if (column == null || places.put(column, place) != null) {
                throw rejected("user.import.column", name);
            }
        }
        if (!places.keySet().containsAll(Column.NEEDED)) {
            throw rejected("user.import.heading");
        }
        return places;
    }

    private static RejectedException rejected(String key, Object... values) {
        return new RejectedException(Screens.bothLanguages(key, values));
    }

    private static final class Reading {
        private final Map<Column, Integer> places;
        private final Function<String, Optional<DepartmentId>> department;
        private final List<UserTransfer.Line> lines = new ArrayList<>();
        private final List<UserTransfer.Problem> problems = new ArrayList<>();

        Reading(Map<Column, Integer> places, Function<String, Optional<DepartmentId>> department) {
            this.places = places;
            this.department = department;
        }

        UserSheet all(CsvReader reader) throws IOException {
            for (Optional<CsvReader.CsvRow> row = reader.next();
                    row.isPresent();
                    row = reader.next()) {
                read(row.get());
                if (lines.size() + problems.size() > UserTransfer.MOST) {
                    throw rejected("user.import.rows", UserTransfer.MOST);
                }
            }
            return new UserSheet(lines, problems);
        }

        private void read(CsvReader.CsvRow row) {
            if (row.blank()) {
                return;
            }
            try {
                if (!row.fault().isEmpty()) {
                    throw rejected("user.import." + row.fault());
                }
                lines.add(
                        new UserTransfer.Line(
                                row.line(),
                                new NewUser(
                                        cell(row, Column.LOGIN),
                                        cell(row, Column.NAME),
                                        roles(cell(row, Column.ROLES)),
                                        departmentOf(cell(row, Column.CODE))),
                                active(cell(row, Column.STATE)),
                                cell(row, Column.REASON)));
            } catch (RejectedException refused) {
                LocalizedText reason = refused.reason();
                problems.add(new UserTransfer.Problem(row.line(), reason));
            }
        }

        /** A row that ends early has empty cells at its end. */
        private String cell(CsvReader.CsvRow row, Column column) {
            Integer place = places.get(column);
            return place == null || place >= row.cells().size()
                    ? ""
                    : Formula.original(row.cells().get(place)).strip();
        }

        private static Set<Role> roles(String names) {
            Set<Role> roles = new HashSet<>();
            for (String name : names.split("[、,;/]")) {
                if (!name.isBlank()) {
                    roles.add(
                            Optional.ofNullable(ROLES.get(name.strip()))
                                    .orElseThrow(() -> rejected("user.import.role", name)));
                }
            }
            return roles;
        }

        private Optional<DepartmentId> departmentOf(String code) {
            if (code.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    department
                            .apply(code)
                            .orElseThrow(() -> rejected("user.import.department", code)));
        }

        private static boolean active(String state) {
            return Optional.ofNullable(STATES.get(state))
                    .orElseThrow(() -> rejected("user.import.state", state));
        }
    }
}
