// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A city brings word vectors, and they are poor. */
@ExtendWith(OpenDesk.class)
class WordVectorsIT {
    private static final String FEATURE = "madoguchi-embedder-wordvectors";
    private static final List<String> SEARCHES = List.of("古いソファを捨てたい", "ひっこし", "子どもが生まれた");

    private final Desk desk;
    private final HttpApi staff;
    private final Path settings;
    private final Path file;

    WordVectorsIT(Desk desk) {
        this.desk = desk;
        staff = desk.program("operator1", "192.0.2.72");
        settings = desk.file("etc/org.madoguchi.embedder.wordvectors.cfg");
        file = desk.file("data/poor.vec");
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(settings);
        Files.deleteIfExists(file);
    }

    @Test
    void poorVectorsShouldBeTriedAndChangeNothing() throws IOException {
        List<String> before = found();
        Files.writeString(file, poor());
        Files.writeString(settings, "file = " + file + "\n");

        await("the vectors were tried").until(() -> desk.log().contains("embedder poor.vec"));
        await("and found poor")
                .until(() -> desk.log().matches("(?s).*embedder poor[^\n]*: not used.*"));
        assertThat(found()).isEqualTo(before);

        Files.writeString(file, "ごみ 1 2\n引越し one two\n");
        Files.writeString(settings, "file = " + file + "\nwords = 1000\n");
        await("the fault is said")
                .until(() -> desk.log().contains("poor.vec: line 2 has something"));
        desk.shell("feature:uninstall " + FEATURE);
        assertThat(found()).isEqualTo(before);
        desk.shell("feature:install " + FEATURE);
        assertThat(found()).isEqualTo(before);
    }

    private List<String> found() {
        return SEARCHES.stream()
                .map(words -> staff.get("/api/v1/search?q=" + HttpApi.encoded(words)).body())
                .toList();
    }

    private static String poor() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (String word : List.of("ごみ", "出す", "引越し", "住民", "票", "子ども", "税", "お金", "保険", "届")) {
            text.append(word);
            random.doubles(50).forEach(value -> text.append(' ').append((float) value));
            text.append('\n');
        }
        return text.toString();
    }
}
