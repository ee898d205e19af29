// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import java.util.ArrayList;
import java.util.List;

/** Which texts go into one request: as many as the server takes, in their order. */
final class Batches {
    private Batches() {}

    /**
     * @param texts blank ones are left out: there is nothing to translate
     * @param most texts in a request
     * @param characters in a request; a longer text goes alone
     * @return places of the texts
     */
    static List<List<Integer>> of(List<String> texts, int most, int characters) {
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        int left = characters;
        for (int i = 0; i < texts.size(); i++) {
            int length = texts.get(i).codePointCount(0, texts.get(i).length());
            if (texts.get(i).isBlank()) {
                continue;
            }
            if (!batch.isEmpty() && (length > left || batch.size() == most)) {
                batches.add(batch);
                batch = new ArrayList<>();
                left = characters;
            }
            batch.add(i);
            left -= length;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
