// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.madoguchi.api.LocalizedText;

/**
 * Outcome of a case (処理結果).
 *
 * @param retired old cases have it, no other can get it
 */
public record Disposition(String code, LocalizedText name, boolean retired) {
    /** One that is offered. */
    public Disposition(String code, LocalizedText name) {
        this(code, name, false);
    }
}
