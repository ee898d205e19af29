// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.Map;

/** What the search finds without vectors. */
interface ByWords {
    /**
     * @param keywords whether the index knows the articles' keywords
     * @return for each query the articles' scores, the best first
     */
    List<Map<Long, Float>> ranked(List<String> queries, boolean keywords);
}
