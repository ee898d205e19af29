// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;

/**
 * Several acts on a case under one name.
 *
 * @param version grows with every change of name or acts
 * @param retired offered no longer
 */
public record Macro(MacroId id, int version, String name, List<MacroAct> acts, boolean retired) {
    public Macro {
        acts = List.copyOf(acts);
    }
}
