// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Locale;

/**
 * Moments of a life in which people need their city; each is a search, so it fits any city's FAQ.
 */
enum Scene {
    MOVING("引越し"),
    MARRIAGE("結婚"),
    BABY("妊娠 出産"),
    CHILD("子育て 手当"),
    SCHOOL("学校 就学"),
    CARE("介護"),
    BEREAVEMENT("亡くなった おくやみ"),
    WASTE("ごみ 分別"),
    WATER("水道"),
    TAX("税金 納付"),
    HEALTH("健診 予防接種"),
    DISASTER("災害 避難所");

    private static final List<String> HINTS = List.of("粗大ごみ", "住民票", "マイナンバーカード", "保育園", "転入");

    private final String query;

    Scene(String query) {
        this.query = query;
    }

    /** Words that very many people ask a city for. */
    static List<String> hints() {
        return HINTS;
    }

    String query() {
        return query;
    }

    String key() {
        return "scene." + icon();
    }

    String icon() {
        return name().toLowerCase(Locale.ROOT);
    }
}
