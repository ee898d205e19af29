// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.identity.Actor;

/**
 * The staff directory (職員録・組織一覧): the tree of departments, who works there, and when calls can be
 * handed on. {@link Directory} is the small view of the same departments. Reading needs {@code
 * DIRECTORY_READ}, changing {@code USER_MANAGE}; every change is audited. Safe for use by several
 * threads.
 */
public interface StaffDirectory {
    /** Characters of what is searched; the rest is not looked at. */
    int LONGEST_SEARCH = 100;

    /**
     * What holds every word: in name, former name, reading, duties, keywords, number or the names
     * of the departments above. Kana of either kind, Latin letters for kana, full and half width,
     * capitals and small letters are the same, and the last word may still be typed. What begins
     * with the words comes first, then names before duties. Retired departments come last, retired
     * people never.
     *
     * @param words with spaces between them; without any nothing is found
     */
    List<DirectoryHit> search(Actor actor, String words, int limit, Set<DirectoryHit.Kind> kinds);

    /** All departments in the order of the tree, retired ones too. */
    List<DepartmentProfile> departments(Actor actor);

    /** With its emergency list for who handles cases, and without for others. */
    Optional<DepartmentCard> department(Actor actor, String code);

    /** Active people of the department in the order of their numbers. */
    List<Person> people(Actor actor, DepartmentId department);

    /** All people in the order of their numbers, those who left too. */
    List<Person> people(Actor actor);

    Optional<Person> person(Actor actor, String number);

    /**
     * Creates or changes the department with this code. A former name is kept; a department with
     * others below it cannot be retired.
     *
     * @throws RejectedException when the person who typed it must mend it; then nothing is changed
     */
    DepartmentProfile save(Actor actor, DepartmentDraft draft);

    /**
     * Retires a department and hands on what it had to its successor: departments below it, people
     * and telephones. Histories keep its name, and who looks for it is shown the successor.
     *
     * @throws NotFoundException when one of the codes is unknown
     * @throws RejectedException as {@link #save}
     */
    DepartmentProfile merge(Actor actor, String code, String successor);

    /**
     * Creates or changes the person with this number.
     *
     * @throws RejectedException when the person who typed it must mend it; then nothing is changed
     */
    Person save(Actor actor, PersonDraft draft);

    /** The hours that would hold for a department below the parent, to try them. */
    OpeningHours hours(Actor actor, String parent, String hours);
}
