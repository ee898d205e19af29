// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseTexts;

/** Reads everything for each search. */
final class ScanningSearch implements CaseSearch {
    private final CaseTexts texts;

    ScanningSearch(CaseTexts texts) {
        this.texts = texts;
    }

    @Override
    public Hits find(String text, CaseSelection among, CaseOrder order, PageRequest request) {
        Hits all = findAll(text, among, order, Integer.MAX_VALUE);
        return new Hits(
                all.cases().stream().skip(request.offset()).limit(request.limit()).toList(),
                all.total());
    }

    @Override
    public Hits findAll(String text, CaseSelection among, CaseOrder order, int most) {
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
                                            public boolean knows(CaseId id, String key) {
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
                        .filter(state -> found.contains(state.id()) && isIn(among, state))
                        .sorted(by(order))
                        .limit(most)
                        .map(CaseTexts.State::id)
                        .toList();
        return new Hits(newest, newest.size());
    }

    private static boolean isIn(CaseSelection among, CaseTexts.State state) {
        CaseCriteria criteria = among.criteria();
        CaseTexts.Traits traits = state.traits();
        return new CaseKind(state.state(), state.assignee(), state.team(), state.channel())
                        .isIn(among)
                && among.reader().map(state.asked()::contains).orElse(true)
                && (among.contacts().isEmpty() || among.contacts().contains(state.contact()))
                && (among.towns().isEmpty()
                        || traits.town().filter(among.towns()::contains).isPresent())
                && among.asked().map(state.owing()::contains).orElse(true)
                && criteria.department().map(state.asked()::contains).orElse(true)
                && (criteria.topics().isEmpty()
                        || !Collections.disjoint(traits.within(), criteria.topics()))
                && (!criteria.unclassified() || traits.topics().isEmpty())
                && criteria.items().stream()
                        .allMatch(wish -> traits.items().stream().anyMatch(wish::fits))
                && (criteria.disposition().isEmpty()
                        || criteria.disposition().equals(traits.disposition()))
                && criteria.opened().includes(Optional.of(traits.openedAt()))
                && criteria.closed().includes(traits.closedAt())
                && criteria.due().includes(traits.dueAt())
                && (criteria.contact().isEmpty()
                        || traits.person().stream()
                                .anyMatch(words -> words.contains(criteria.contact())));
    }

    /** As far as the tests ask for it. */
    private static Comparator<CaseTexts.State> by(CaseOrder order) {
        Comparator<CaseTexts.State> by =
                switch (order.column()) {
                    case DUE -> Comparator.comparing(state -> state.traits().dueAt().orElseThrow());
                    case CLOSED ->
                            Comparator.comparing(state -> state.traits().closedAt().orElseThrow());
                    case SUBJECT -> Comparator.comparing(state -> state.traits().subject());
                    case ACTIVITY -> Comparator.comparing(CaseTexts.State::lastActivityMillis);
                    default -> throw new UnsupportedOperationException(order.toString());
                };
        return (order.descending() ? by.reversed() : by)
                .thenComparing(state -> state.id().asLong(), Comparator.reverseOrder());
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
