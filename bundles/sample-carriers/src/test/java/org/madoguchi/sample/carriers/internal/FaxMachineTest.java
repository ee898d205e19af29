// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaxMachineTest {
    @TempDir Path folder;
    private final List<String> told = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Path inbox;
    private Path outbox;
    private FaxMachine fax;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectory(folder.resolve("in"));
        outbox = Files.createDirectory(folder.resolve("out"));
        fax =
                new FaxMachine(
                        inbox,
                        outbox,
                        event -> told.add(event.get("Event") + event.get("Result")),
                        Runnable::run,
                        new Changes(),
                        Clock.fixed(Instant.parse("2026-11-28T09:00:00Z"), ZoneOffset.UTC));
    }

    private static BufferedImage sheet() {
        return new BufferedImage(1728, 2339, BufferedImage.TYPE_BYTE_BINARY);
    }

    private static AmiMessage originate(Path document) {
        return AmiMessage.event("")
                .with("Channel", "PJSIP/0460000002@practice")
                .with("Variable", "MADOGUCHI_FAX_ID=fax-1,MADOGUCHI_FAX_FILE=" + document);
    }

    private boolean send(Path document) {
        return fax.send(originate(document), (family, key, value) -> notes.add(value));
    }

    @Test
    void aSheetShouldLieInTheInboxAsAsteriskPutsItThere() throws IOException {
        fax.insert("0460000002", sheet());

        try (Stream<Path> files = Files.list(inbox)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getFileName().toString())
                    .matches("20261128T090000Z_[0-9]+_0460000002_[0-9.]+_complete[.]tif");
            assertThat(ImageIO.read(all.get(0).toFile()).getWidth()).isEqualTo(1728);
        }
    }

    @Test
    void aDocumentShouldComeOutOfTheCitizensMachine() {
        Path document = outbox.resolve("answer.tif");
        Paper.scan(sheet(), document);

        assertThat(send(document)).isTrue();

        assertThat(fax.received()).hasSize(1);
        assertThat(fax.received().get(0).number()).isEqualTo("0460000002");
        assertThat(told).containsExactly("OriginateResponse", "UserEventSUCCESS:1:");
        assertThat(notes).containsExactly("STARTED", "SUCCESS:1:");
    }

    @Test
    void whatIsNoDocumentShouldBeReportedAsSuch() throws IOException {
        Path document = Files.writeString(outbox.resolve("answer.tif"), "no picture");

        assertThat(send(document)).isTrue();

        assertThat(notes).containsExactly("STARTED", "FAILED:0:FILE_ERROR");
        assertThat(fax.ringing()).isEmpty();
    }

    @Test
    void nothingOutsideTheOutboxShouldBeSent() {
        assertThat(send(folder.resolve("secret.tif"))).isFalse();
        assertThat(send(outbox.resolve("../secret.tif"))).isFalse();
        assertThat(fax.received()).isEmpty();
    }
}
