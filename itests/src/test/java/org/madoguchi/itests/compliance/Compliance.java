// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.compliance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of the four specifications is met, as a page: {@code docs/compliance.md}. */
final class Compliance {
    private static final Set<String> COUNTED = Set.of("software", "deployment");

    private static final Map<String, String> CITIES = new LinkedHashMap<>();

    static {
        CITIES.put("fujisawa", "藤沢市 / Fujisawa");
        CITIES.put("setagaya", "世田谷区 / Setagaya");
        CITIES.put("yokosuka", "横須賀市 / Yokosuka");
        CITIES.put("sapporo", "札幌市 / Sapporo");
    }

    private enum State {
        MET("満たす / met"),
        PARTLY("一部 / partly"),
        NOT_YET("これから / not yet"),
        NOT_SOFTWARE("対象外 / not software");

        final String words;

        State(String words) {
            this.words = words;
        }
    }

    private final Path folder;
    private final Map<String, Map<String, String>> remarks;
    private final Map<String, List<Proof>> proofs;

    private Compliance(Path folder, List<Proof> proofs) throws IOException {
        this.folder = folder;
        this.remarks =
                Csv.rows(folder.resolve("remarks.csv")).stream()
                        .collect(Collectors.toMap(row -> row.get("id"), Function.identity()));
        this.proofs =
                proofs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Proof::requirement, TreeMap::new, Collectors.toList()));
    }

    /**
     * @param folder where the specifications' files and the remarks are
     * @throws IllegalArgumentException when a test or a remark names what no specification demands
     */
    static String page(Path folder, List<Proof> proofs) throws IOException {
        return new Compliance(folder, proofs).page();
    }

    private String page() throws IOException {
        Map<String, List<Map<String, String>>> demands = new LinkedHashMap<>();
        for (String city : CITIES.keySet()) {
            demands.put(city, Csv.rows(folder.resolve(city + ".csv")));
        }
        refuseUnknown(demands);
        StringBuilder page = new StringBuilder(HEAD);
        demands.forEach((city, rows) -> page.append(summary(CITIES.get(city), rows)));
        page.append(
                summary("**計 / total**", demands.values().stream().flatMap(List::stream).toList()));
        demands.forEach((city, rows) -> page.append(table(CITIES.get(city), rows)));
        return page.toString();
    }

    private void refuseUnknown(Map<String, List<Map<String, String>>> demands) {
        Map<String, String> kinds =
                demands.values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("kind")));
        List<String> wrong = new ArrayList<>();
        proofs.forEach(
                (id, tests) -> {
                    if (!COUNTED.contains(kinds.getOrDefault(id, ""))) {
                        wrong.add(
                                tests.get(0).test()
                                        + " proves "
                                        + id
                                        + ", which asks nothing of software");
                    }
                });
        remarks.forEach(
                (id, remark) -> {
                    if (!kinds.containsKey(id)) {
                        wrong.add("remarks.csv: no specification has " + id);
                    } else if (!Set.of("", "partly").contains(remark.get("state"))) {
                        wrong.add("remarks.csv: the state of " + id + " is empty or partly");
                    } else if (remark.get("state").equals("partly") && !proofs.containsKey(id)) {
                        wrong.add(
                                "remarks.csv: "
                                        + id
                                        + " is said to be partly met, but no test proves it");
                    }
                });
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
    }

    private State state(Map<String, String> demand) {
        String id = demand.get("id");
        if (!COUNTED.contains(demand.get("kind"))) {
            return State.NOT_SOFTWARE;
        }
        if (!proofs.containsKey(id)) {
            return State.NOT_YET;
        }
        return remarks.getOrDefault(id, Map.of()).getOrDefault("state", "").equals("partly")
                ? State.PARTLY
                : State.MET;
    }

    private String summary(String name, List<Map<String, String>> demands) {
        Map<State, Long> counts =
                demands.stream().collect(Collectors.groupingBy(this::state, Collectors.counting()));
        StringBuilder row = new StringBuilder("| " + name + " | " + demands.size());
        for (State state : State.values()) {
            row.append(" | ").append(counts.getOrDefault(state, 0L));
        }
        return row.append(" |\n").toString();
    }

    private String table(String name, List<Map<String, String>> demands) {
        StringBuilder table = new StringBuilder("\n## " + name + "\n\n" + COLUMNS);
        for (Map<String, String> demand : demands) {
            String id = demand.get("id");
            List<String> how = new ArrayList<>();
            for (Proof proof : proofs.getOrDefault(id, List.of())) {
                how.add("[" + proof.test() + "](../" + proof.source() + ")");
            }
            Map<String, String> remark = remarks.getOrDefault(id, Map.of());
            for (String language : List.of("remark_ja", "remark_en")) {
                if (!remark.getOrDefault(language, "").isEmpty()) {
                    how.add(cell(remark.get(language)));
                }
            }
            table.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    id,
                                    demand.get("area"),
                                    cell(demand.get("requirement_ja")),
                                    state(demand).words,
                                    String.join("<br>", how)));
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\s*\\n\\s*", " ");
    }

    private static final String HEAD =
            """
            # 仕様への適合 / Compliance

            実在する四つの自治体の仕様書（`docs/requirements/*.csv`）の各項目について、満たしているか、どの試験がそれを示すか。
            この頁はビルドが試験の `@Requirement` から作ります。手で書き換えず、注記は `docs/requirements/remarks.csv` に書いてください。

            For each demand of four real municipal specifications: is it met, and which test proves it. The build writes this
            page from the tests' `@Requirement`; remarks come from `docs/requirements/remarks.csv`.

            - 満たす / met: 利用者が今それをでき、試験がそれを示す。 / A user can do it now and a test proves it.
            - 一部 / partly: 注記に書いた範囲でできる。 / As far as the remark says.
            - これから / not yet: 示す試験がまだない。 / No test proves it yet.
            - 対象外 / not software: 運営や体制への要求。 / A demand on people and organisation.

            | 仕様 / specification | 項目 / demands | 満たす / met | 一部 / partly | これから / not yet | 対象外 / not software |
            |---|--:|--:|--:|--:|--:|
            """;

    private static final String COLUMNS =
            """
            | 番号 / id | 分野 / area | 要求 / demand | 状態 / state | 試験と注記 / tests and remarks |
            |---|---|---|---|---|
            """;
}
