// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Department;

/**
 * Articles that go from one department to another when the city is reorganised.
 *
 * @param retired departments that are used no more and still own articles
 * @param former number of the department that is chosen, empty for none
 */
record FaqOwners(
        Screen screen,
        List<Retired> retired,
        List<Department> departments,
        String former,
        Optional<LocalizedText> problem) {

    record Retired(String id, String name, long articles) {}
}
