// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import org.osgi.framework.Bundle;

/** The program and its libraries lie in the bundle; a process needs them as files. */
final class ProgramFiles {
    private static final List<String> PARTS =
            List.of("org/madoguchi/embedder/onnx/internal", "ai", "native");

    private ProgramFiles() {}

    /** Puts them into a folder of the bundle's; returns the class path. */
    static String unpacked(Bundle bundle, Path folder) throws IOException {
        for (String part : PARTS) {
            for (URL entry : Collections.list(bundle.findEntries(part, "*", true))) {
                if (!entry.getPath().endsWith("/")) {
                    copy(entry, folder.resolve(entry.getPath().substring(1)));
                }
            }
        }
        return folder.toString();
    }

    /** A running program of an earlier start keeps the file that it has. */
    private static void copy(URL from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Path whole = Files.createTempFile(to.getParent(), "part", "");
        try (InputStream in = from.openStream()) {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(whole, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
