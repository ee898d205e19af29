// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/**
 * A section of the city that answers what the desk cannot (所管課).
 *
 * @param code short unique code of the city, such as {@code 1203}
 * @param mail representative address that escalations are sent to
 * @param duties what it is responsible for, for people and for search
 * @param active a retired department stays in histories but takes no new cases
 */
public record Department(
        DepartmentId id,
        String code,
        String name,
        String mail,
        String phone,
        String duties,
        boolean active) {}
