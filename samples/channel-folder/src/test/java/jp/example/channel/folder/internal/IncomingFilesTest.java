// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.InboundMessage;

class IncomingFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final String LETTER =
            """
            Message-Id: 2026-88
            From: Shobo-119
            Name: 髙橋 一郎
            Subject: 消火栓について
            In-Reply-To: folder-main-7
            Case-Token: abcde12345

            桜通りの消火栓①が壊れています。
            二行目です。
            """;

    @TempDir private Path data;

    private InboundMessage read(String name, byte[] content) throws IOException {
        Path file = Files.write(data.resolve(name), content);
        FolderSettings settings =
                FolderSettings.read(Map.of("limit.megabytes", "1"), data.toString());
        return new IncomingFiles(settings).read(file, NOW);
    }

    private InboundMessage read(String content) throws IOException {
        return read("a.txt", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileShouldBecomeAMessage() throws IOException {
        InboundMessage message = read(LETTER);
        assertThat(message.sender().address())
                .isEqualTo(new Address(FolderChannel.ADDRESSES, "shobo-119"));
        assertThat(message.sender().name()).isEqualTo("髙橋 一郎");
        assertThat(message.subject()).isEqualTo("消火栓について");
        assertThat(message.text()).isEqualTo("桜通りの消火栓①が壊れています。\n二行目です。\n");
        assertThat(message.thread().messageId()).isEqualTo("2026-88");
        assertThat(message.thread().references()).containsExactly("folder-main-7");
        assertThat(message.thread().caseTokens()).containsExactly("abcde12345");
        assertThat(message.problems()).isEmpty();
        assertThat(message.original().bytes()).isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAnOlderSystemWritesShouldBeRead() throws IOException {
        InboundMessage message =
                read(
                        "b.txt",
                        LETTER.replace("\n", "\r\n").getBytes(Charset.forName("windows-31j")));
        assertThat(message.sender().name()).isEqualTo("髙橋 一郎");
        assertThat(message.text()).startsWith("桜通りの消火栓①が壊れています。\r\n");
        assertThat(message.problems()).isEmpty();
    }

    @Test
    void aFileWithoutHeadersShouldBeShownWholeWithAProblem() throws IOException {
        InboundMessage message = read("公園の水が止まりません。\n\nよろしくお願いします。");
        assertThat(message.text()).isEqualTo("公園の水が止まりません。\n\nよろしくお願いします。");
        assertThat(message.sender().address()).isEqualTo(Address.NONE);
        assertThat(message.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.en()).contains("top"));
    }

    @Test
    void bytesThatAreNoTextShouldBecomeAMessageWithProblems() throws IOException {
        byte[] noise = {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0x81, 10, 10, (byte) 0xFD};
        InboundMessage message = read("noise.txt", noise);
        assertThat(message.problems()).hasSize(2);
        assertThat(message.original().bytes()).isEqualTo(noise);
    }

    @Test
    void anEmptyFileShouldBeAMessage() throws IOException {
        assertThat(read("").problems()).hasSize(1);
    }

    @Test
    void ofAHugeFileTheBeginningShouldBeRead() throws IOException {
        InboundMessage message = read(LETTER + "x".repeat(2 * 1024 * 1024));
        assertThat(message.subject()).isEqualTo("消火栓について");
        assertThat(message.original().size()).isEqualTo(64 * 1024);
        assertThat(message.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.en()).contains("2 MB").contains("a.txt"));
    }

    @Test
    void theSameFileShouldBeTheSameMessageAndAnotherContentAnother() throws IOException {
        String first = read(LETTER).externalId();
        assertThat(read(LETTER).externalId()).isEqualTo(first);
        assertThat(read("other name.txt", LETTER.getBytes(StandardCharsets.UTF_8)).externalId())
                .isEqualTo(first);
        assertThat(read(LETTER + "追伸").externalId()).isNotEqualTo(first);
    }

    @Test
    void withoutAnIdTheNameShouldTellMessagesApart() throws IOException {
        byte[] content = "From: a\n\n同じ文\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read("1.txt", content).externalId())
                .isNotEqualTo(read("2.txt", content).externalId());
    }
}
