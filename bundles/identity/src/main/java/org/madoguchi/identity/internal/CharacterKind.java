// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import org.madoguchi.api.LocalizedText;

/** What a password may be asked to contain. */
enum CharacterKind {
    UPPER,
    LOWER,
    DIGIT,
    SYMBOL;

    boolean isIn(String password) {
        return password.codePoints().anyMatch(this::holds);
    }

    private boolean holds(int character) {
        return switch (this) {
            case UPPER -> Character.isUpperCase(character);
            case LOWER -> Character.isLowerCase(character);
            case DIGIT -> Character.isDigit(character);
            case SYMBOL -> !Character.isLetterOrDigit(character);
        };
    }

    LocalizedText label() {
        return LocalizedText.from(CharacterKind.class, "kind." + name());
    }
}
