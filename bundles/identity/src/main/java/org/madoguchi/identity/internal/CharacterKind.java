// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.util.function.IntPredicate;
import org.madoguchi.api.LocalizedText;

/** What a password may be asked to contain. */
enum CharacterKind {
    UPPER(Character::isUpperCase),
    LOWER(Character::isLowerCase),
    DIGIT(Character::isDigit),
    SYMBOL(character -> !Character.isLetterOrDigit(character));

    private final IntPredicate test;

    CharacterKind(IntPredicate test) {
        this.test = test;
    }

    boolean isIn(String password) {
        return password.codePoints().anyMatch(test);
    }

    LocalizedText label() {
        return LocalizedText.from(CharacterKind.class, "kind." + name());
    }
}
