// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseTexts;

/** Reads everything for each search; all that is not in the texts is left to the desk. */
final class ScanningSearch implements CaseSearch {
    private final CaseTexts texts;

    ScanningSearch(CaseTexts texts) {
        this.texts = texts;
    }

    @Override
    public Hits find(String text, CaseSelection among, PageRequest request) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Set<CaseId> found = new LinkedHashSet<>();
        List<CaseTexts.State> states = new ArrayList<>();
        texts.forEachRevision(
                (id, revision) ->
                        states.addAll(
                                texts.read(
                                        List.of(id),
                                        new CaseTexts.PartVisitor() {
                                            @Override
                                            public boolean knows(String key) {
                                                return false;
                                            }

                                            @Override
                                            public void visit(CaseId owner, CaseTexts.Part part) {
                                                boolean readable =
                                                        among.reader().isEmpty()
                                                                || part.readers().everybody()
                                                                || part.readers()
                                                                        .department()
                                                                        .equals(among.reader());
                                                if (readable
                                                        && part.words().stream()
                                                                .anyMatch(
                                                                        words ->
                                                                                words.toLowerCase(
                                                                                                Locale
                                                                                                        .ROOT)
                                                                                        .contains(
                                                                                                wanted))) {
                                                    found.add(owner);
                                                }
                                            }
                                        })));
        List<CaseId> newest =
                states.stream()
                        .filter(state -> found.contains(state.id()))
                        .sorted(
                                Comparator.comparing(CaseTexts.State::lastActivityMillis)
                                        .reversed())
                        .map(CaseTexts.State::id)
                        .toList();
        return new Hits(
                newest.stream().skip(request.offset()).limit(request.limit()).toList(),
                newest.size());
    }

    @Override
    public Progress progress() {
        return new Progress(true, 0, 0);
    }

    @Override
    public void rebuild() {
        // nothing is kept
    }
}
