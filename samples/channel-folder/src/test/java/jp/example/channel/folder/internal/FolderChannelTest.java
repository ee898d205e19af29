// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;

/** The whole channel on a real folder, with the desk's inbox played by the test. */
class FolderChannelTest {
    @TempDir private Path data;

    private final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean deskIsAway;
    private FolderSettings settings;
    private FolderHealth health;
    private FolderChannel channel;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        settings = FolderSettings.read(Map.of(), data.toString());
        settings.makeFolders();
        health = new FolderHealth(settings.id(), event -> {}, Clock.systemUTC());
        channel =
                new FolderChannel(
                        settings, new OutgoingFiles(settings.out(), "test 1.0.0"), health);
        camel = new DefaultCamelContext();
        camel.start();
        camel.addRoutes(new FolderRoutes(settings, this::accept, health, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Inbox.Receipt accept(InboundMessage message) {
        if (deskIsAway) {
            throw new IllegalStateException("not stored");
        }
        accepted.add(message);
        return new Inbox.Receipt(new CaseId(2026, 1), new InteractionId(1), false);
    }

    /** As the other system must: whole under another name first. */
    private void dropFile(String name, String content) throws IOException {
        Path hidden = settings.in().resolve(name + ".part");
        Files.writeString(hidden, content);
        Files.move(hidden, settings.in().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileShouldBeHandedInOnceAndMovedAway() throws IOException {
        dropFile("1.txt", "From: a\nSubject: 街灯\n\n消えています。");
        await().until(() -> namesIn(settings.in()).isEmpty());
        assertThat(accepted)
                .singleElement()
                .satisfies(m -> assertThat(m.subject()).isEqualTo("街灯"));
        assertThat(namesIn(settings.done())).singleElement().asString().endsWith("-1.txt");
    }

    @Test
    void aFileShouldStayUntilTheDeskHasStoredIt() throws IOException {
        deskIsAway = true;
        dropFile("1.txt", "From: a\n\n一");
        dropFile("2.txt", "From: a\n\n二");
        await().until(() -> channel.health().state() == State.DEGRADED);
        assertThat(namesIn(settings.in())).containsExactly("1.txt", "2.txt");
        assertThat(namesIn(settings.done())).isEmpty();

        deskIsAway = false;
        await().until(() -> namesIn(settings.in()).isEmpty());
        assertThat(accepted).extracting(InboundMessage::text).containsExactlyInAnyOrder("一", "二");
        await().until(() -> channel.health().state() == State.UP);
    }

    @Test
    void aFileThatIsStillBeingWrittenShouldNotBeTouched() throws IOException {
        Files.writeString(settings.in().resolve("half.txt.part"), "From: a");
        Files.writeString(settings.in().resolve(".hidden.txt"), "From: a");
        dropFile("whole.txt", "From: a\n\nx");
        await().until(() -> accepted.size() == 1);
        assertThat(namesIn(settings.in())).containsExactly(".hidden.txt", "half.txt.part");
    }

    @Test
    void aFolderThatIsAwayShouldBeSaid() throws IOException {
        await().until(() -> channel.health().state() == State.UP);
        Files.delete(settings.in());
        await().until(() -> channel.health().state() == State.DOWN);
        Files.createDirectory(settings.in());
        await().until(() -> channel.health().state() == State.UP);
    }

    @Test
    void aMessageShouldBeAFileUnderTheSameNameHoweverOftenItIsSent() throws IOException {
        Delivery first = channel.send(message(List.of()));
        Delivery again = channel.send(message(List.of()));
        assertThat(first).isEqualTo(new Delivery.Accepted("folder-main-42")).isEqualTo(again);
        assertThat(namesIn(settings.out())).containsExactly("folder-main-42.txt");
        assertThat(
                        Files.readString(
                                settings.out().resolve("folder-main-42.txt"),
                                StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        Message-Id: folder-main-42
                        To: shobo-119
                        Name: 髙橋 一郎
                        Subject: 消火栓 について
                        In-Reply-To: 2026-88
                        Case: 2026-000001
                        Case-Token: abcde12345
                        Automatic: no
                        Program: test 1.0.0

                        直しました。
                        """);
    }

    @Test
    void whatBecameOfAMessageShouldBeKnown() {
        OutboundMessage message = message(List.of());
        assertThat(channel.trace(message)).containsInstanceOf(Delivery.Deferred.class);
        channel.send(message);
        assertThat(channel.trace(message)).contains(new Delivery.Accepted("folder-main-42"));
    }

    @Test
    void aFullOrMissingFolderShouldDefer() throws IOException {
        Files.delete(settings.out());
        assertThat(channel.send(message(List.of()))).isInstanceOf(Delivery.Deferred.class);
        assertThat(channel.health().state()).isEqualTo(State.DEGRADED);
    }

    @Test
    void anAttachmentShouldBeRefusedAndNotForgotten() {
        Attachment file = new Attachment("案内.pdf", "application/pdf", Content.ofUtf8("x"));
        assertThat(channel.send(message(List.of(file)))).isInstanceOf(Delivery.Refused.class);
        assertThat(namesIn(settings.out())).isEmpty();
    }

    @Test
    void aWrongSettingShouldNameFileKeyAndRemedy() {
        List<Map<String, String>> wrong = new ArrayList<>();
        wrong.add(Map.of("id", "Folder 1"));
        wrong.add(Map.of("folder", data.resolve("not there").toString()));
        wrong.add(Map.of("limit.megabytes", "many"));
        for (Map<String, String> values : wrong) {
            assertThatThrownBy(() -> FolderSettings.read(values, data.toString()))
                    .hasMessageContaining("jp.example.channel.folder")
                    .hasMessageContaining(values.keySet().iterator().next())
                    .hasMessageContaining("; write ");
        }
    }

    private OutboundMessage message(List<Attachment> attachments) {
        return new OutboundMessage(
                new OutboundId(42),
                settings.id(),
                new Party(new Address(FolderChannel.ADDRESSES, "shobo-119"), "髙橋 一郎"),
                "消火栓\nについて",
                "直しました。\n",
                attachments,
                new CaseId(2026, 1),
                "abcde12345",
                "2026-88",
                List.of("2026-88"),
                false);
    }
}
