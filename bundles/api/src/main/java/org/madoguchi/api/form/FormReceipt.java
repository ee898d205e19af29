// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import org.madoguchi.api.LocalizedText;

/**
 * The mail that a citizen gets at once. These places are filled in: {@code {受付番号}} or {@code
 * {number}}, {@code {氏名}} or {@code {name}}, {@code {内容}} or {@code {content}}.
 *
 * @param wanted whether one is sent
 * @param subject one line of at most 200 characters; empty for the desk's own
 * @param text plain text of at most 5,000 characters; empty for the desk's own
 */
public record FormReceipt(boolean wanted, LocalizedText subject, LocalizedText text) {
    /** The desk's own note of receipt. */
    public static final FormReceipt USUAL =
            new FormReceipt(true, LocalizedText.same(""), LocalizedText.same(""));
}
