// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/**
 * A person as somebody types it or a file has it; whoever stores it says what is wrong.
 *
 * @param number by which the person is known; with an unknown one it is somebody new
 * @param department code, or the full name when only one department has it; empty for none
 */
public record PersonDraft(
        String number,
        String name,
        String reading,
        String department,
        String position,
        String duties,
        String extension,
        boolean active) {
    @Override
    public String toString() {
        return "PersonDraft[" + number + "]";
    }
}
