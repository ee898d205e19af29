// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.DeskEntry;

/**
 * One of the desk's lists, and the entry of it that is being changed.
 *
 * @param tab its name in addresses
 * @param used how often entries were used; missing where nobody counts
 * @param chosen as typed, when that was refused
 * @param places that its text may have, with examples
 * @param subject of the preview
 * @param preview the text with its places filled
 * @param moved {@code up} or {@code down} when it was just moved
 */
record EntriesPage(
        Screen screen,
        String tab,
        DeskEntry.Kind kind,
        List<DeskEntry> entries,
        Map<String, Long> used,
        Optional<DeskEntry> chosen,
        Map<String, String> places,
        String subject,
        String preview,
        String moved,
        Optional<LocalizedText> problem) {
    EntriesPage {
        entries = List.copyOf(entries);
    }

    String path() {
        return "/console/settings/" + tab;
    }

    String path(DeskEntry entry) {
        return path() + "/" + entry.code();
    }

    String name(DeskEntry entry) {
        return screen.in(entry.name());
    }

    boolean isChosen(DeskEntry entry) {
        return chosen.map(DeskEntry::code).equals(Optional.of(entry.code()));
    }

    boolean isFirst(DeskEntry entry) {
        return entries.indexOf(entry) == 0;
    }

    boolean isLast(DeskEntry entry) {
        return entries.indexOf(entry) == entries.size() - 1;
    }

    /** A mail has one when it was delivered with one. */
    boolean hasSubject() {
        return chosen.filter(entry -> !entry.subject().isEmpty()).isPresent()
                || problem.isPresent() && kind == DeskEntry.Kind.MAIL_TEXT;
    }

    /** Somebody has changed what was delivered. */
    boolean canBeReset() {
        return kind.isFixed() && chosen.filter(entry -> !entry.delivered()).isPresent();
    }

    /** As it is written into a text. */
    static String written(String place) {
        return "{{" + place + "}}";
    }

    String meaning(String place) {
        return screen.text("entry.place." + place);
    }
}
