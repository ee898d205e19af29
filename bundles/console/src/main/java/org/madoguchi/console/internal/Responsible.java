// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.directory.DepartmentCard;

/**
 * The departments that answer for what a case is about (SP-021); whoever escalates is offered them
 * before any search.
 *
 * @param cards those that can be asked, in the order of the topics
 */
record Responsible(Screen screen, List<DepartmentCard> cards) {
    Responsible {
        cards = List.copyOf(cards);
    }

    static Responsible none(Screen screen) {
        return new Responsible(screen, List.of());
    }

    /** What the field begins with: the only one there is, else nothing. */
    String preselected() {
        return cards.size() == 1 ? DirectoryPages.choice(cards.get(0)) : "";
    }

    DirectoryPages.Reach reach(DepartmentCard card) {
        return new DirectoryPages.Reach(screen, Optional.of(card), card.dialled());
    }
}
