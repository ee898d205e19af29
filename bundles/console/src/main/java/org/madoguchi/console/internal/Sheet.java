// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.LocalizedText;

/**
 * A file that was read.
 *
 * @param lines that could be read
 * @param problems what is wrong with the form of the others
 * @param passedOver headings of columns that are not looked at
 */
record Sheet<L>(List<L> lines, List<Problem> problems, List<String> passedOver) {
    Sheet {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * @param line in the file, from 1
     */
    record Problem(long line, LocalizedText text) {}
}
