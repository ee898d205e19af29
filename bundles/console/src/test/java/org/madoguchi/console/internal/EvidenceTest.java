// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.identity.Role;

/** The archive is whole, and anyone can check it without the product. */
class EvidenceTest {
    private static Map<String, byte[]> archive(List<TimelineEntry> timeline) throws IOException {
        Screen screen = Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "inbox", "");
        Evidence evidence =
                new Evidence(
                        Sample.desk(
                                screen,
                                Sample.file(CaseState.IN_PROGRESS, timeline),
                                Composer.withDraft("")),
                        channel -> ".eml",
                        Sample.NOW);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.write(blob -> Content.ofUtf8("content of " + blob), out);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void everyMessageAndFileShouldBeThereAsItCame() throws IOException {
        Map<String, byte[]> files = archive(Sample.timeline());
        assertThat(files.keySet())
                .containsExactly(
                        "index.html", "messages/001.eml", "files/001-01-食器棚の写真.jpg", "SHA256SUMS");
        assertThat(text(files.get("messages/001.eml"))).isEqualTo("content of 9");
        assertThat(text(files.get("index.html")))
                .contains("来週の土曜日までに出せると助かります")
                .contains("前回の案件でも大型家具")
                .contains("href=\"files/001-01-食器棚の写真.jpg\"")
                .doesNotContain("<script");
    }

    @Test
    void theSumsShouldBeThoseOfTheFiles() throws Exception {
        Map<String, byte[]> files = archive(Sample.timeline());
        List<String> sums = text(files.get("SHA256SUMS")).lines().toList();
        assertThat(sums).hasSize(files.size() - 1);
        for (String line : sums) {
            String path = line.substring(66);
            assertThat(line.substring(0, 64))
                    .isEqualTo(
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256")
                                                    .digest(files.get(path))));
        }
    }

    @Test
    void aReportShouldBeToldInWords() throws IOException {
        Map<String, byte[]> files =
                archive(
                        List.of(
                                new TimelineEntry.Change(
                                        Sample.NOW,
                                        "鈴木 一郎",
                                        ChangeKind.HARASSMENT_REPORTED,
                                        "THREAT")));
        assertThat(text(files.get("index.html"))).contains("鈴木 一郎 がカスタマーハラスメントを報告し").contains("脅し");
    }
}
