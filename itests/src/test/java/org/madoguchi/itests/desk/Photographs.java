// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Screens for people to look at; continuous integration takes none, for nobody would see them. */
final class Photographs {
    private static final Path FOLDER =
            Path.of(
                    "target",
                    "screenshots",
                    System.getProperty("madoguchi.itests.database", "derby"));

    private Photographs() {}

    /** Has one taken into the file that it is to be found in. */
    static void take(String name, Consumer<Path> camera) {
        if (System.getenv("CI") == null) {
            camera.accept(FOLDER.resolve(name + ".png"));
        }
    }
}
