// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads one configuration; a wrong value ends in a sentence that names file, key and remedy. */
final class Settings {
    private final Map<String, ?> values;
    private final String file;

    Settings(Map<String, ?> values) {
        this.values = values;
        this.file = fileOf(values);
    }

    String required(String key, String example) {
        return text(key)
                .orElseThrow(() -> wrong(key, "is missing", "write a value, such as " + example));
    }

    /** Empty when the key is missing or blank. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }

    int number(String key, int otherwise, int min, int max) {
        String value = text(key).orElse(Integer.toString(otherwise));
        int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            throw wrong(key, "= " + value, "write a whole number from " + min + " to " + max);
        }
        return number;
    }

    boolean flag(String key, boolean otherwise) {
        String value = text(key).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(key, "= " + value, "write true or false");
        }
        return Boolean.parseBoolean(value);
    }

    <E extends Enum<E>> E choice(String key, E otherwise) {
        String value = text(key).orElse(otherwise.name());
        for (E choice : otherwise.getDeclaringClass().getEnumConstants()) {
            if (spelled(choice).equals(value.toLowerCase(Locale.ROOT))
                    || choice.name().equals(value)) {
                return choice;
            }
        }
        throw wrong(
                key,
                "= " + value,
                "write one of "
                        + Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                                .map(Settings::spelled)
                                .collect(Collectors.joining(", ")));
    }

    /** Parts between commas, without blanks. */
    Set<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split("[,、]")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Pattern> pattern(String key) {
        return text(key)
                .map(
                        value -> {
                            try {
                                return Pattern.compile(value, Pattern.CASE_INSENSITIVE);
                            } catch (PatternSyntaxException e) {
                                throw wrong(
                                        key,
                                        "is no regular expression",
                                        "put a backslash before ( [ { * + ? . when they stand for"
                                                + " themselves");
                            }
                        });
    }

    /**
     * @param remedy what to write instead
     */
    IllegalArgumentException wrong(String key, String what, String remedy) {
        return new IllegalArgumentException(file + ": " + key + " " + what + "; " + remedy);
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String fileOf(Map<String, ?> values) {
        Object name = values.get("felix.fileinstall.filename");
        if (name == null) {
            return "configuration " + values.get("service.pid");
        }
        String path = URI.create(name.toString().replace(" ", "%20")).getPath();
        return "etc" + path.substring(path.lastIndexOf('/'));
    }
}
