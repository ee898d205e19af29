// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.madoguchi.itests.Sources;

/** The download that this build made, unpacked as an administrator would. */
public final class Distribution {
    private static Path home;

    private Distribution() {}

    /** The tar.gz itself. */
    public static Path archive() {
        Path folder = Sources.ROOT.resolve("karaf-assembly/target");
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, "org.madoguchi.distribution-*.tar.gz")) {
            return found.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("build karaf-assembly first", e);
        }
    }

    /** Unpacked once for all tests of this process. */
    static synchronized Path home() {
        if (home == null) {
            Path target = Sources.ROOT.resolve("itests/target/distribution-" + Fork.number());
            Duration patience = Duration.ofMinutes(2);
            Command.run(patience, Map.of(), List.of("rm", "-rf", target.toString()));
            Command.run(patience, Map.of(), List.of("mkdir", "-p", target.toString()));
            Command.run(
                    patience,
                    Map.of(),
                    List.of(
                            "tar",
                            "-xzf",
                            archive().toString(),
                            "-C",
                            target.toString(),
                            "--strip-components=1"));
            home = target;
        }
        return home;
    }
}
