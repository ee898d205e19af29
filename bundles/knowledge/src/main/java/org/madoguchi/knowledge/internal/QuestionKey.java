// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same for questions that differ in width, case, blanks and marks only; fits an index. */
final class QuestionKey {
    private QuestionKey() {}

    static String of(String question) {
        String letters = Folded.of(question).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        String meant = letters.isEmpty() ? Folded.of(question).strip() : letters;
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(meant.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
