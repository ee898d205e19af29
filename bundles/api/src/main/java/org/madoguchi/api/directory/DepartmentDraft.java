// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.util.Locale;

/**
 * A department as somebody types it or a file has it; whoever stores it says what is wrong.
 *
 * @param code by which it is known; with an unknown one it is new
 * @param parent code of the department above it, or empty
 * @param hours as {@link org.madoguchi.api.city.OpeningHours} reads them; empty for those of the
 *     department above it, and of the city
 * @param successor code of the department that took over; only of a retired one
 */
public record DepartmentDraft(
        String code,
        String name,
        String reading,
        DepartmentKind kind,
        String parent,
        String mail,
        String phone,
        String extension,
        String building,
        String floor,
        String duties,
        String keywords,
        String hours,
        String emergency,
        boolean active,
        String successor) {

    /** The department as it is, to change one thing or the other. */
    public static DepartmentDraft of(
            DepartmentProfile known, String parent, String successor, Locale hours) {
        return new DepartmentDraft(
                known.code(),
                known.name(),
                known.reading(),
                known.kind(),
                parent,
                known.department().mail(),
                known.department().phone(),
                known.extension(),
                known.building(),
                known.floor(),
                known.department().duties(),
                known.keywords(),
                known.hours().written(hours),
                known.emergency(),
                known.active(),
                successor);
    }
}
