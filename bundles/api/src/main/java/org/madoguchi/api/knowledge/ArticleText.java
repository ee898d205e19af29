// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What an editor writes.
 *
 * @param question one line, 1 to 300 characters
 * @param answer plain text with blank lines between paragraphs, {@code ・} lists and web addresses;
 *     1 to 20,000 characters
 * @param category path with {@code ＞} between levels, may be empty
 * @param keywords words that people search for and the text does not have
 * @param departments owners
 */
public record ArticleText(
        String question,
        String answer,
        Audience audience,
        String category,
        List<String> keywords,
        List<DepartmentId> departments) {
    public ArticleText {
        keywords = List.copyOf(keywords);
        departments = List.copyOf(departments);
    }
}
