// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files beside the database belong into a backup: everything in the data folder but what is
 * made anew by itself. What nobody has thought of is kept.
 */
final class BackupContents {
    private static final List<String> ROOTS =
            List.of("data", "etc", "etc.shipped", "deploy", "launcher.boot", "launcher.port");

    /**
     * The database comes by its own way; indexes are filled anew from it; the rest is the
     * container's or of this run only.
     */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "data/derby",
                    "data/index",
                    "data/cache",
                    "data/generated-bundles",
                    "data/kar",
                    "data/karaf.pid",
                    "data/log",
                    "data/m2",
                    "data/pax-web",
                    "data/port",
                    "data/tmp");

    private final Path base;

    BackupContents(Path base) {
        this.base = base;
    }

    /** Whether a file of this name never changes once it is there. */
    static boolean isSettled(String name) {
        return name.startsWith("data/blobs/");
    }

    /** The files by their names in the backup. */
    SortedMap<String, Path> files() throws IOException {
        Collecting found = new Collecting();
        for (String root : ROOTS) {
            Path path = base.resolve(root);
            if (Files.exists(path)) {
                Files.walkFileTree(
                        path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
            }
        }
        return found.files;
    }

    private final class Collecting extends SimpleFileVisitor<Path> {
        private final SortedMap<String, Path> files = new TreeMap<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return LEFT_OUT.contains(name(folder)) || BackupFolder.isOurs(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String name = name(file);
            boolean wanted =
                    attributes.isRegularFile()
                            && !LEFT_OUT.contains(name)
                            && !BackupFolder.isOurs(file)
                            // being written; it gets its name before a row of the database has it
                            && !(isSettled(name) && name.endsWith(".part"));
            if (wanted) {
                if (name.chars().anyMatch(each -> Character.isISOControl(each) || each == '\\')) {
                    throw new IOException(
                            "the name of a file in the data folder has a backslash or a control"
                                    + " character; give it another: "
                                    + name.replaceAll("\\p{Cntrl}", "?"));
                }
                files.put(name, file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Files go while one looks. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private String name(Path path) {
            return base.relativize(path).toString();
        }
    }
}
