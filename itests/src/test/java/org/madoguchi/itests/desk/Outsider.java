// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.itests.Sources;

/** Somebody who builds channels outside this project, knowing the published API only. */
final class Outsider {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Outsider() {}

    /** The bundle of the sample channel in this version. */
    static Path sample(String version) {
        return build("sample", version);
    }

    /** The bundle of a project that the archetype made, after its own tests. */
    static Path archetype() {
        return build("archetype");
    }

    private static Path build(String what, String... rest) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Sources.ROOT.resolve("itests/outsider.sh").toString(),
                                what,
                                Path.of("target", "outsider").toAbsolutePath().toString()));
        line.addAll(List.of(rest));
        String repository = System.getProperty("madoguchi.itests.local-repository", "");
        String printed =
                Command.run(PATIENCE, Map.of("MADOGUCHI_LOCAL_REPOSITORY", repository), line);
        return Path.of(printed.strip().lines().reduce((first, last) -> last).orElseThrow());
    }
}
