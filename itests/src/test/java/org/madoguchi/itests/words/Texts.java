// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.words;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.madoguchi.itests.Sources;

/**
 * What one module says to people.
 *
 * @param module its folder, such as {@code bundles/portal}
 * @param languages texts by their keys, by the language's name in the file
 */
record Texts(Path module, Map<String, Map<String, String>> languages) {
    private static final String PREFIX = "messages_";
    private static final String SUFFIX = ".properties";

    static List<Texts> ofAllModules() {
        List<Texts> all = new ArrayList<>();
        for (Path module : Sources.modules()) {
            Texts texts = of(module);
            if (!texts.languages.isEmpty()) {
                all.add(texts);
            }
        }
        return all;
    }

    static Texts of(Path module) {
        Map<String, Map<String, String>> languages = new TreeMap<>();
        for (Path file : files(module.resolve("src/main/resources"), PREFIX, SUFFIX)) {
            String name = file.getFileName().toString();
            languages.put(
                    name.substring(PREFIX.length(), name.length() - SUFFIX.length()), read(file));
        }
        return new Texts(module, languages);
    }

    Map<String, String> japanese() {
        return languages.get("ja");
    }

    /** Pages and classes that show them. */
    List<Path> readers() {
        List<Path> readers = new ArrayList<>(files(module.resolve("src/main/jte"), "", ".jte"));
        readers.addAll(files(module.resolve("src/main/java"), "", ".java"));
        return readers;
    }

    static List<Path> files(Path folder, String prefix, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith(prefix) && name.endsWith(suffix);
                            })
                    // an archetype's are not its own
                    .filter(file -> !file.toString().contains("archetype-resources"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    @Override
    public String toString() {
        return module.getFileName().toString();
    }
}
