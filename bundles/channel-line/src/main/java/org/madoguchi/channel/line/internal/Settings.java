// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

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

    /** A value that has its place in the environment and is told to nobody. */
    String secret(String key, String variable) {
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
