// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the project's files are while its tests run. */
public final class Sources {
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    /** Folders of all modules with code, as {@code bundles/cases}. */
    public static List<Path> modules() {
        List<Path> modules = new ArrayList<>();
        for (String group : List.of("bundles", "camel-routes")) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(ROOT.resolve(group))) {
                for (Path folder : folders) {
                    if (Files.exists(folder.resolve("pom.xml"))) {
                        modules.add(folder);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        modules.sort(null);
        return modules;
    }
}
