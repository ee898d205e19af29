// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * A text that is written often (定型文); {@code {{…}}} places are filled by {@link
 * Cases#cannedReplies}.
 *
 * @param category heading under which it is offered, may be empty
 */
public record CannedReply(String code, String title, String text, String category) {
    /** One without a heading. */
    public CannedReply(String code, String title, String text) {
        this(code, title, text, "");
    }
}
