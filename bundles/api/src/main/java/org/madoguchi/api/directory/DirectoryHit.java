// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.util.Optional;

/**
 * Something that was found in the directory: a department, a person, or a telephone.
 *
 * @param card the department; of a person or a telephone, the one it belongs to; empty for a person
 *     without one
 * @param formerName by which a department was found when its name has changed
 */
public record DirectoryHit(
        Kind kind,
        Optional<DepartmentCard> card,
        Optional<Person> person,
        Optional<Telephone> telephone,
        Optional<String> formerName) {

    /** What was found. */
    public enum Kind {
        DEPARTMENT,
        PERSON,
        TELEPHONE
    }

    public String title() {
        return person.map(Person::name)
                .or(() -> telephone.map(Telephone::name))
                .orElseGet(() -> card.map(found -> found.profile().name()).orElse(""));
    }

    public String reading() {
        return person.map(Person::reading)
                .or(() -> telephone.map(Telephone::reading))
                .orElseGet(() -> card.map(found -> found.profile().reading()).orElse(""));
    }

    public String duties() {
        return person.map(Person::duties)
                .or(() -> telephone.map(Telephone::duties))
                .orElseGet(
                        () -> card.map(found -> found.profile().department().duties()).orElse(""));
    }

    /** Its own number, else that of its department; may be empty. */
    public String dialled() {
        return person.map(Person::extension)
                .or(() -> telephone.map(Telephone::number))
                .filter(number -> !number.isEmpty())
                .or(() -> card.map(DepartmentCard::dialled))
                .orElse("");
    }
}
