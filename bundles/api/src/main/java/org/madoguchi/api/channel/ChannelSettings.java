// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the configuration of one channel, or of another part with a file of its own, as Declarative
 * Services hands it over. A wrong value ends in an {@link IllegalArgumentException} whose sentence
 * names file, key and remedy, for the administrator who edits the file; nothing falls back in
 * silence. Values are taken without the blanks around them, and a blank value is a missing one.
 * Immutable.
 *
 * <p>Its messages repeat the value that is wrong; a value that is secret is read by {@link #secret}
 * or {@link #required}, which do not.
 */
public final class ChannelSettings {
    private final Map<String, ?> values;
    private final String file;

    /**
     * @param values keys as they stand in the file
     */
    public ChannelSettings(Map<String, ?> values) {
        this.values = Map.copyOf(values);
        this.file = fileOf(values);
    }

    /**
     * The key {@code id}.
     *
     * @param example what to write, for who has written something else or nothing
     */
    public ChannelId id(String example) {
        return read(
                "id",
                required("id", example),
                ChannelId::new,
                "write small letters, digits and hyphens, at most 32, such as " + example);
    }

    /**
     * @param example of a value
     */
    public String required(String key, String example) {
        return text(key)
                .orElseThrow(() -> wrong(key, "is missing", "write a value, such as " + example));
    }

    /**
     * A required value that has its place in the environment and is told to nobody.
     *
     * @param variable of the environment that usually holds it
     */
    public String secret(String key, String variable) {
        String value = required(key, "${env:" + variable + "}");
        if (value.startsWith("${")) {
            throw wrong(
                    key,
                    "names a variable that is not set",
                    "set it in the environment in which the product is started");
        }
        return value;
    }

    /** Empty when the key is missing or blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }

    /**
     * A whole number from {@code min} to {@code max}, both included and none negative.
     *
     * @param otherwise when the key is missing
     */
    public int number(String key, int otherwise, int min, int max) {
        String value = text(key).orElse(Integer.toString(otherwise));
        int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            throw wrong(key, "= " + value, "write a whole number from " + min + " to " + max);
        }
        return number;
    }

    /** {@code true} or {@code false}, nothing else. */
    public boolean flag(String key, boolean otherwise) {
        String value = text(key).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(key, "= " + value, "write true or false");
        }
        return Boolean.parseBoolean(value);
    }

    /**
     * One of the enum's constants, written in small letters with hyphens for underlines; capitals
     * and underlines are taken, too.
     */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        return text(key)
                .map(value -> choice(key, value, otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    /** Several of them between commas; {@code otherwise} alone when the key is missing. */
    public <E extends Enum<E>> Set<E> choices(String key, E otherwise) {
        return text(key).isEmpty()
                ? Set.of(otherwise)
                : list(key, "").stream()
                        .map(value -> choice(key, value, otherwise.getDeclaringClass()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private <E extends Enum<E>> E choice(String key, String value, Class<E> type) {
        String wanted = value.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> spelled(choice).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        key,
                                        "= " + value,
                                        "write "
                                                + Arrays.stream(type.getEnumConstants())
                                                        .map(ChannelSettings::spelled)
                                                        .collect(Collectors.joining(" or "))));
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Parts between commas (also 、), without blanks, in their order.
     *
     * @param otherwise when the key is missing, in the same form; empty for an empty list
     */
    public List<String> list(String key, String otherwise) {
        return Arrays.stream(text(key).orElse(otherwise).split("[,、]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Values of the keys with this beginning, by the rest of the key. */
    public Map<String, String> family(String beginning) {
        Map<String, String> family = new TreeMap<>();
        for (String key : values.keySet()) {
            if (key.startsWith(beginning)) {
                text(key).ifPresent(value -> family.put(key.substring(beginning.length()), value));
            }
        }
        return family;
    }

    /**
     * What a reader makes of a value.
     *
     * @param reader complains with an {@link IllegalArgumentException} whose message is the remedy
     */
    public <T> T read(String key, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(key, "= " + value, e.getMessage());
        }
    }

    /** As {@link #read(String, String, Function)}, with a remedy for every complaint. */
    public <T> T read(String key, String value, Function<String, T> reader, String remedy) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(key, "= " + value, remedy);
        }
    }

    /**
     * The exception to throw for a value that is wrong in a way of the channel's own.
     *
     * @param what about the value, such as {@code "= 7"} or {@code "is missing"}
     * @param remedy what to write instead
     */
    public IllegalArgumentException wrong(String key, String what, String remedy) {
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
