// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.util.Optional;

/**
 * Somebody who works for the city. Not an account: few of them sign in here.
 *
 * @param number of the staff list (職員番号), by which files name the person
 * @param reading of the name in kana
 * @param department empty for who belongs to none at present
 * @param position such as {@code 課長}
 * @param duties what one is asked there
 * @param extension digits; empty for who has no telephone of their own
 * @param active false for who left
 */
public record Person(
        PersonId id,
        String number,
        String name,
        String reading,
        Optional<DepartmentId> department,
        String position,
        String duties,
        String extension,
        boolean active) {
    /** Not with the name: records end up in logs. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
