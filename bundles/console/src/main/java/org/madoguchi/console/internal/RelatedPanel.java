// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.RelatedCase;

/**
 * What other cases are to a case, and another one that somebody is looking for.
 *
 * @param mayChange the reader may link and merge
 * @param typed the number that was looked for
 * @param other the case of this number
 * @param problem why there is none, or why the last act was refused
 */
record RelatedPanel(
        Screen screen,
        CaseFile file,
        boolean mayChange,
        String typed,
        Optional<CaseSummary> other,
        Optional<LocalizedText> problem) {
    private static final int FEW = 6;

    RelatedPanel(Screen screen, CaseFile file, boolean mayChange) {
        this(screen, file, mayChange, "", Optional.empty(), Optional.empty());
    }

    RelatedPanel found(String number, CaseSummary found) {
        return new RelatedPanel(
                screen, file, mayChange, number, Optional.of(found), Optional.empty());
    }

    RelatedPanel refused(LocalizedText why) {
        return new RelatedPanel(screen, file, mayChange, typed, other, Optional.of(why));
    }

    RelatedPanel unknown(String number) {
        return new RelatedPanel(
                screen,
                file,
                mayChange,
                number,
                Optional.empty(),
                Optional.of(Screens.bothLanguages("related.unknown", number)));
    }

    CaseId id() {
        return file.summary().id();
    }

    String path() {
        return "/console/cases/" + id() + "/related";
    }

    boolean isOpen() {
        return file.summary().state().isOpen();
    }

    /** Other cases of the person, which are what one looks for most often. */
    List<CaseSummary> suggested() {
        List<CaseId> known = file.related().stream().map(RelatedCase::id).toList();
        return file.earlier().stream()
                .filter(earlier -> !known.contains(earlier.id()))
                .limit(FEW)
                .toList();
    }

    String title(CaseSummary one) {
        return one.subject().isEmpty() ? screen.text("case.nosubject") : one.subject();
    }
}
