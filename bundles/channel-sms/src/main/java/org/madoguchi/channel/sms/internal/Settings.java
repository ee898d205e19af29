// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

    /** What a reader makes of a text; its complaint is the remedy. */
    <T> T read(String key, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(key, "= " + value, e.getMessage());
        }
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
        return choice(key, text(key).orElse(otherwise.name()), otherwise.getDeclaringClass());
    }

    <E extends Enum<E>> Set<E> choices(String key, E otherwise) {
        return text(key).isEmpty()
                ? Set.of(otherwise)
                : list(key, "").stream()
                        .map(value -> choice(key, value, otherwise.getDeclaringClass()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private <E extends Enum<E>> E choice(String key, String value, Class<E> type) {
        for (E choice : type.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw wrong(
                key,
                "= " + value,
                "write "
                        + Arrays.stream(type.getEnumConstants())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or ")));
    }

    /** Parts between commas, without blanks. */
    Set<String> list(String key, String otherwise) {
        return Arrays.stream(text(key).orElse(otherwise).split("[,、]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Values of keys with this beginning, by the rest of the key. */
    Map<String, String> family(String beginning) {
        Map<String, String> family = new TreeMap<>();
        for (String key : values.keySet()) {
            if (key.startsWith(beginning)) {
                text(key).ifPresent(value -> family.put(key.substring(beginning.length()), value));
            }
        }
        return family;
    }

    /**
     * @param remedy what to write instead
     */
    IllegalArgumentException wrong(String key, String what, String remedy) {
        return new IllegalArgumentException(file + ": " + key + " " + what + "; " + remedy);
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
