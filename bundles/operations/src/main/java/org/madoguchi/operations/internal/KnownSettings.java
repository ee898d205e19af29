// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every settings file said when it was last looked at, in a file of its own, so that a change
 * is noticed that was made while the product was down. Not safe for use by several threads.
 */
final class KnownSettings {
    private static final int KEY_BYTES = 32;
    private static final String KEY = "key";

    /** Between the file's name and the setting's. */
    private static final char BETWEEN = '|';

    private final Path file;
    private final Properties known = new Properties();
    private final boolean first;

    KnownSettings(Path file) {
        this.file = file;
        this.first = !Files.exists(file);
        if (!first) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (known.getProperty(KEY) == null) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            known.setProperty(KEY, SettingValues.written(key));
        }
    }

    /** Nothing was known before: that everything is new is no change. */
    boolean isFirst() {
        return first;
    }

    SettingValues values() {
        return new SettingValues(Base64.getDecoder().decode(known.getProperty(KEY)));
    }

    /** The files that were there. */
    Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (String name : known.stringPropertyNames()) {
            int end = name.indexOf(BETWEEN);
            if (end > 0) {
                files.add(name.substring(0, end));
            }
        }
        return files;
    }

    /** Empty when the file was not there. */
    Optional<Map<String, String>> of(String settings) {
        Map<String, String> values = new TreeMap<>();
        String prefix = settings + BETWEEN;
        boolean there = false;
        for (String name : known.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                there = true;
                String key = name.substring(prefix.length());
                if (!key.isEmpty()) {
                    values.put(key, known.getProperty(name));
                }
            }
        }
        return there ? Optional.of(values) : Optional.empty();
    }

    /** Remembers it; a file without a setting is there, too. */
    void put(String settings, Map<String, String> values) {
        remove(settings);
        known.setProperty(settings + BETWEEN, "");
        values.forEach((key, value) -> known.setProperty(settings + BETWEEN + key, value));
    }

    void remove(String settings) {
        known.stringPropertyNames().stream()
                .filter(name -> name.startsWith(settings + BETWEEN))
                .forEach(known::remove);
    }

    void save() {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        draft,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                known.store(out, null);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
