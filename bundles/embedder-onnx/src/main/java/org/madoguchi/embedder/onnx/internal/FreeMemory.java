// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux would give without swapping. */
final class FreeMemory {
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

    private FreeMemory() {}

    /** Bytes; empty when it is not known. */
    static Optional<Long> bytes() {
        return bytes(Path.of("/proc/meminfo"));
    }

    static Optional<Long> bytes(Path file) {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(file));
            return available.find()
                    ? Optional.of(Long.parseLong(available.group(1)) << 10)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
