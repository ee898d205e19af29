// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.text.Normalizer;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** Which passwords people may choose. */
final class PasswordPolicy {
    static final int MAX_LENGTH = 128;

    private final int minLength;
    private final Set<CharacterKind> kinds;

    PasswordPolicy(Settings settings) {
        this.minLength = settings.passwordMinLength();
        this.kinds = settings.passwordKinds();
    }

    /** One form of what different keyboards and input methods make of the same characters. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /**
     * @throws RejectedException telling the whole rule
     */
    void check(String password, String login) {
        String normal = normal(password);
        long length = normal.codePoints().count();
        if (length < minLength
                || length > MAX_LENGTH
                || !kinds.stream().allMatch(kind -> kind.isIn(normal))) {
            throw new RejectedException(rule());
        }
        if (normal.equalsIgnoreCase(login)) {
            throw rejected("password.login");
        }
    }

    private LocalizedText rule() {
        if (kinds.isEmpty()) {
            return text("password.length", minLength, MAX_LENGTH);
        }
        return new LocalizedText(
                text("password.rule", minLength, MAX_LENGTH, labels(LocalizedText::ja)).ja(),
                text("password.rule", minLength, MAX_LENGTH, labels(LocalizedText::en)).en());
    }

    private String labels(Function<LocalizedText, String> language) {
        return kinds.stream()
                .map(kind -> language.apply(kind.label()))
                .collect(Collectors.joining(language.apply(text("kind.separator"))));
    }

    static RejectedException rejected(String key, Object... arguments) {
        return new RejectedException(text(key, arguments));
    }

    private static LocalizedText text(String key, Object... arguments) {
        return LocalizedText.from(PasswordPolicy.class, key, arguments);
    }
}
