// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * A text that is written often (定型文); {@code {{…}}} places are filled by {@link
 * Cases#cannedReplies}.
 */
public record CannedReply(String code, String title, String text) {}
