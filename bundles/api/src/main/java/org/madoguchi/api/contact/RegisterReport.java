// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.List;
import org.madoguchi.api.LocalizedText;

/**
 * What lines of a file would do to a register, or have done: all of them or none.
 *
 * @param problems by line; with any, nothing is done
 */
public record RegisterReport(int created, int changed, int unchanged, List<Problem> problems) {
    public RegisterReport {
        problems = List.copyOf(problems);
    }

    public int lines() {
        return created + changed + unchanged;
    }

    /**
     * @param line in the file, from 1; 0 for the whole
     */
    public record Problem(long line, LocalizedText text) {}
}
