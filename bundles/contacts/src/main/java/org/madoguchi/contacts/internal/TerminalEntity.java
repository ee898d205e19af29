// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.madoguchi.api.contact.Terminals.Terminal;

/** A machine of the city. */
@Entity
@Table(name = "contact_terminal")
class TerminalEntity {
    private static final int LONGEST_FOLDED = 800;

    @Id private long id;

    @Column(nullable = false)
    private String number;

    @Column(name = "folded_number", nullable = false)
    private String foldedNumber;

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String place;

    @Column(nullable = false)
    private String department;

    @Column(name = "used_by", nullable = false)
    private String usedBy;

    @Column(nullable = false)
    private String folded;

    @Version private int version;

    protected TerminalEntity() {}

    TerminalEntity(long id) {
        this.id = id;
    }

    void say(Terminal terminal) {
        number = terminal.number();
        foldedNumber = fold(terminal.number());
        kind = terminal.kind();
        place = terminal.place();
        department = terminal.department();
        usedBy = terminal.user();
        folded =
                Folding.cut(
                        String.join(
                                " ",
                                foldedNumber,
                                fold(kind),
                                fold(place),
                                fold(department),
                                fold(usedBy)),
                        LONGEST_FOLDED);
    }

    /** PC-0012, ＰＣ－００１２ and pc 0012 are one machine. */
    static String fold(String number) {
        return Folding.fold(number).replaceAll("[\\p{Pd}_−ー./]", "");
    }

    Terminal terminal() {
        return new Terminal(number, kind, place, department, usedBy);
    }
}
