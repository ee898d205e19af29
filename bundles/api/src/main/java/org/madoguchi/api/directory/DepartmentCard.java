// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.city.OpeningHours;

/**
 * A department as an operator needs it: with what it takes over from those above it, and whether
 * calls can be handed on now.
 *
 * @param above the departments above it, the highest first
 * @param place building and floor, its own or of those above it; may be empty
 * @param phone to tell the citizen, its own or of those above it; may be empty
 * @param extension to hand calls on to, its own or of those above it; may be empty
 * @param hours that hold for it
 * @param openUntil when calls can be handed on now; in the city's time
 * @param opensNext when they can be handed on the next time, in the city's zone
 * @param successor where its work is done now, for a retired department
 */
public record DepartmentCard(
        DepartmentProfile profile,
        List<Department> above,
        String place,
        String phone,
        String extension,
        OpeningHours hours,
        Optional<LocalTime> openUntil,
        Optional<ZonedDateTime> opensNext,
        Optional<Department> successor) {
    public DepartmentCard {
        above = List.copyOf(above);
    }

    /** {@code 市民部 › 市民課}. */
    public String path() {
        return above.isEmpty()
                ? profile.name()
                : above.stream().map(Department::name).collect(Collectors.joining(" › "))
                        + " › "
                        + profile.name();
    }

    public boolean open() {
        return profile.active() && openUntil.isPresent();
    }

    /** What is dialled to hand a call on: the extension, else the number; may be empty. */
    public String dialled() {
        return extension.isEmpty() ? phone : extension;
    }
}
