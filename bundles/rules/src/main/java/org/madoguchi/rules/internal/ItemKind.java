// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.rule.Rules;

/** Public because OpenJPA reads its constants from outside. */
public enum ItemKind {
    MACRO(Macros.MOST),
    RULE(Rules.MOST);

    private final int most;

    ItemKind(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    /** As the audit trail calls it. */
    String word() {
        return this == MACRO ? "macro" : "rule";
    }
}
