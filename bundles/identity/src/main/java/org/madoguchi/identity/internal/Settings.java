// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.madoguchi.api.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checked configuration; see {@link IdentityConfig} for the meaning.
 *
 * @param passwordLife empty when passwords have no end
 * @param codeWindow steps that a code may be early or late
 * @param secondFactorKey empty when the key is kept in a file
 * @param originFailures 0 when addresses are never stopped
 * @param tokenLife empty when tokens have no end
 */
record Settings(
        int passwordMinLength,
        Set<CharacterKind> passwordKinds,
        Optional<Duration> passwordLife,
        int codeWindow,
        Optional<byte[]> secondFactorKey,
        int lockFailures,
        int originFailures,
        Duration lockTime,
        Duration sessionIdle,
        Duration sessionLongest,
        Optional<Duration> tokenLife,
        int hashMemory,
        int hashIterations,
        int hashesAtOnce) {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);

    Settings {
        passwordKinds = Collections.unmodifiableSet(passwordKinds);
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy, which is logged, too
     */
    static Settings from(IdentityConfig config) {
        int passwordDays = number("password.maxDays", config::password_maxDays, 0, 3650);
        int tokenDays = number("token.days", config::token_days, 0, 3650);
        return new Settings(
                number(
                        "password.minLength",
                        config::password_minLength,
                        8,
                        PasswordPolicy.MAX_LENGTH),
                kinds(config.password_require()),
                days(passwordDays),
                number("secondFactor.window", config::secondFactor_window, 0, 4),
                key(config._secondFactor_key()),
                number("lock.failures", config::lock_failures, 1, 100),
                number("lock.originFailures", config::lock_originFailures, 0, 100_000),
                Duration.ofMinutes(number("lock.minutes", config::lock_minutes, 1, 1440)),
                Duration.ofMinutes(
                        number("session.idleMinutes", config::session_idleMinutes, 1, 1440)),
                Duration.ofHours(number("session.maxHours", config::session_maxHours, 1, 168)),
                days(tokenDays),
                number("hash.memoryKiB", config::hash_memoryKiB, 64, 1_048_576),
                number("hash.iterations", config::hash_iterations, 1, 20),
                number("hash.atOnce", config::hash_atOnce, 1, 32));
    }

    private static int number(String key, IntSupplier value, int least, int most) {
        int number;
        try {
            number = value.getAsInt();
        } catch (RuntimeException e) {
            // the container throws when the file's text is no number
            throw wrong("setting.number", key, least, most);
        }
        if (number < least || number > most) {
            throw wrong("setting.number", key, least, most);
        }
        return number;
    }

    private static Optional<Duration> days(int number) {
        return number == 0 ? Optional.empty() : Optional.of(Duration.ofDays(number));
    }

    private static Optional<byte[]> key(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == SecretBox.KEY_BYTES) {
                return Optional.of(key);
            }
        } catch (IllegalArgumentException e) {
            log.debug("the key is no Base64", e);
        }
        throw wrong("setting.key", SecretBox.KEY_BYTES);
    }

    private static Set<CharacterKind> kinds(String list) {
        Set<CharacterKind> kinds = EnumSet.noneOf(CharacterKind.class);
        for (String name : Arrays.asList(list.split("[,\\s]+"))) {
            try {
                if (!name.isEmpty()) {
                    kinds.add(CharacterKind.valueOf(name.toUpperCase(Locale.ROOT)));
                }
            } catch (IllegalArgumentException e) {
                throw wrong("setting.kinds", list);
            }
        }
        return kinds;
    }

    private static IllegalArgumentException wrong(String message, Object... arguments) {
        LocalizedText sentence =
                LocalizedText.from(
                        Settings.class,
                        message,
                        Arrays.stream(arguments).map(String::valueOf).toArray());
        log.error("{} / {}", sentence.ja(), sentence.en());
        return new IllegalArgumentException(sentence.en());
    }
}
