// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.wordvectors.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.madoguchi.api.channel.ChannelSettings;

/**
 * The keys are explained in etc/org.madoguchi.embedder.wordvectors.cfg.example.
 *
 * @param words the first of the file
 * @param byFrequency the file has the most frequent word first
 * @param patience with the reading of the file
 */
record WordVectorsSettings(Path file, int words, boolean byFrequency, Duration patience) {
    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static WordVectorsSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        String example = "/srv/madoguchi/words.ja.vec";
        return new WordVectorsSettings(
                settings.read(
                        "file",
                        settings.required("file", example),
                        Path::of,
                        "write the path of a file, such as " + example),
                settings.number("words", 100_000, 1, 1_000_000),
                settings.flag("by.frequency", true),
                Duration.ofSeconds(settings.number("load.seconds", 300, 1, 3_600)));
    }
}
