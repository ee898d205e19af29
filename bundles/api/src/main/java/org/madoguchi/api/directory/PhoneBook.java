// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.util.List;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/** Where calls are handed on to (FJ-004, FJ-051, YK-007). Safe for use by several threads. */
public interface PhoneBook {
    /** At most so many telephones in one department. */
    int MOST = 500;

    /** A telephone and whose it is. */
    record Entry(Department department, Telephone telephone) {}

    /**
     * Telephones of active departments, the departments' own numbers and their people's, found as
     * {@link StaffDirectory#search} does.
     *
     * @param words with spaces between them; without any nothing is found
     */
    List<Entry> find(String words, int limit);

    /** In the order in which they were saved. */
    List<Telephone> of(DepartmentId department);

    /**
     * Replaces the department's telephones; needs {@code USER_MANAGE}; audited.
     *
     * @throws RejectedException when the person who typed it must mend it; then nothing is changed
     */
    void save(Actor actor, DepartmentId department, List<Telephone> telephones);
}
