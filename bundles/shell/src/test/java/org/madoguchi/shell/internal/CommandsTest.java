// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditVerdict;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class CommandsTest {
    private final Registry registry = new Registry();

    private <C extends DeskCommand> C ready(C command) {
        command.context = registry.context();
        return command;
    }

    private static String printedBy(Action command) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            command.execute();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static ArticleSearch indexOf(long size) {
        return new ArticleSearch() {
            @Override
            public Found search(ArticleQuery query) {
                return Found.NOTHING;
            }

            @Override
            public List<Hit> suggest(String typed, Reader reader, int limit) {
                return List.of();
            }

            @Override
            public long rebuild() {
                return size;
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    private static Channels away(String id) {
        ChannelDescriptor descriptor =
                new ChannelDescriptor(
                        new ChannelId(id),
                        new LocalizedText("代表\u001b[31mメール", "Main mailbox"),
                        Set.of(Capability.INBOUND),
                        AddressKind.EMAIL);
        return new Channels() {
            @Override
            public List<ChannelStatus> list() {
                return List.of(
                        new ChannelStatus(
                                descriptor,
                                false,
                                Optional.empty(),
                                3,
                                1,
                                0,
                                0,
                                Instant.parse("2026-11-21T03:00:00Z"),
                                Optional.empty()));
            }

            @Override
            public List<ChannelDescriptor> present() {
                return List.of();
            }

            @Override
            public Optional<Channel> present(ChannelId wanted) {
                return Optional.empty();
            }

            @Override
            public Optional<ChannelDescriptor> descriptor(ChannelId wanted) {
                return Optional.of(descriptor);
            }

            @Override
            public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
                return Optional.of(descriptor);
            }
        };
    }

    @Test
    void aCommandShouldWorkWhileItsServiceIsThereAndSaySoWhenItIsNot() throws Exception {
        registry.add(ArticleSearch.class, indexOf(250));
        assertThat(printedBy(ready(new IndexSizeCommand()))).isEqualTo("250 articles\n");

        registry.remove(ArticleSearch.class);
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ready(new IndexSizeCommand()).execute())
                .withMessageContaining("ArticleSearch が動いていないため実行できません")
                .withMessageContaining("ArticleSearch is not running");
    }

    @Test
    void aChannelThatIsAwayShouldBeListedWithWhatWaitsForIt() throws Exception {
        registry.add(Channels.class, away("email-main"));

        assertThat(printedBy(ready(new ChannelListCommand())))
                .contains("email-main")
                .contains("AWAY")
                .contains("3");
    }

    @Test
    void whatControlsATerminalShouldNotReachIt() throws Exception {
        registry.add(Channels.class, away("email-main"));

        assertThat(printedBy(ready(new ChannelListCommand()))).doesNotContain("\u001b[31m");
        assertThat(DeskCommand.line("a\u001b]0;x\u0007b\r\nc")).isEqualTo("a ]0;x b c");
        assertThat(DeskCommand.block("一行目\r\n二行目\u009b31m\t終")).isEqualTo("一行目\n二行目 31m\t終");
    }

    @Test
    void healthShouldFailWhileAPartIsMissing() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> printedBy(ready(new HealthCommand())))
                .withMessageContaining("log:display");
    }

    @Test
    void aCompleterShouldOfferWhatThereIsAndNothingWhileTheServiceIsAway() {
        ChannelCompleter completer = new ChannelCompleter();
        completer.context = registry.context();
        List<String> candidates = new ArrayList<>();

        assertThat(completer.complete(null, new ArgumentCommandLine("em", 2), candidates))
                .isEqualTo(-1);
        registry.add(Channels.class, away("email-main"));
        completer.complete(null, new ArgumentCommandLine("em", 2), candidates);

        assertThat(candidates).extracting(String::strip).containsExactly("email-main");
    }

    @Test
    void failuresShouldBeSentencesInBothLanguages() {
        assertThat(Sentences.of(new NotFoundException("case 2026-000012")))
                .contains("見つかりません: case 2026-000012\nNot found: case 2026-000012");
        assertThat(
                        Sentences.of(
                                new RejectedException(
                                        new LocalizedText("終了した案件です。", "The case is closed."))))
                .contains("終了した案件です。\nThe case is closed.");
        assertThat(Sentences.of(new IllegalStateException("a bug"))).isEmpty();
    }

    /** Finds what it is told to, whatever is asked. */
    private record Chain(
            List<AuditAnchor> asked,
            Optional<AuditVerdict.Removal> removed,
            Optional<AuditVerdict.Fault> fault)
            implements AuditChain {
        @Override
        public AuditAnchor head(Actor actor) {
            return ANCHOR;
        }

        @Override
        public AuditVerdict verify(Actor actor, List<AuditAnchor> kept) {
            asked.addAll(kept);
            return new AuditVerdict(3, 12, ANCHOR, removed, fault);
        }
    }

    private static final AuditAnchor ANCHOR = new AuditAnchor(12, "ab".repeat(32));

    @Test
    @Requirement("FJ-221")
    void aTrailWhoseOldRecordsWereRemovedShouldSayFromWhenOnItIsWhole() throws Exception {
        AuditVerdict.Removal removed =
                new AuditVerdict.Removal(
                        new AuditAnchor(7, "cd".repeat(32)), Instant.parse("2025-12-01T03:00:00Z"));
        registry.add(
                AuditChain.class,
                new Chain(new ArrayList<>(), Optional.of(removed), Optional.empty()));

        assertThat(printedBy(ready(new AuditVerifyCommand())))
                .contains("2025-12-01", "記録 7 まで", "書かれたときのまま");
    }

    @Test
    void aWholeAuditTrailShouldBeToldWithItsEndToBeKept() throws Exception {
        Chain chain = new Chain(new ArrayList<>(), Optional.empty(), Optional.empty());
        registry.add(AuditChain.class, chain);
        AuditVerifyCommand command = ready(new AuditVerifyCommand());
        command.anchors = List.of(ANCHOR.toString());

        assertThat(printedBy(command)).contains("書かれたときのまま", "12 件", ANCHOR.toString());
        assertThat(chain.asked()).containsExactly(ANCHOR);
    }

    @Test
    void theFirstAuditRecordThatDoesNotFitShouldBeNamed() {
        AuditRecord record =
                new AuditRecord(
                        5,
                        Instant.parse("2026-11-21T03:00:00Z"),
                        Optional.empty(),
                        "鈴木\u001b[31m",
                        "192.0.2.1",
                        "case.view",
                        "case 2026-000001",
                        "");
        registry.add(
                AuditChain.class,
                new Chain(
                        new ArrayList<>(),
                        Optional.empty(),
                        Optional.of(
                                new AuditVerdict.Fault(
                                        AuditVerdict.Kind.CHANGED, 7, Optional.of(record)))));

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ready(new AuditVerifyCommand()).execute())
                .withMessageContaining("はじめに合わないのは 7 番の記録")
                .withMessageContaining("case 2026-000001")
                .withMessageNotContaining("\u001b");
    }

    @Test
    void everyWayToTamperShouldHaveItsWords() {
        for (AuditVerdict.Kind kind : AuditVerdict.Kind.values()) {
            registry.add(
                    AuditChain.class,
                    new Chain(
                            new ArrayList<>(),
                            Optional.empty(),
                            Optional.of(new AuditVerdict.Fault(kind, 7, Optional.empty()))));
            assertThatExceptionOfType(CommandException.class)
                    .isThrownBy(() -> ready(new AuditVerifyCommand()).execute())
                    .withMessageContaining("書かれたときと違います")
                    .withMessageContaining("not as it was written");
        }
    }

    @Test
    void keptAnchorsShouldBeFoundInALog(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("kept.log");
        Files.writeString(
                log,
                "2026-11-21 INFO o.m.audit.anchor audit trail ends at " + ANCHOR + "\nother\n");
        Chain chain = new Chain(new ArrayList<>(), Optional.empty(), Optional.empty());
        registry.add(AuditChain.class, chain);
        AuditVerifyCommand command = ready(new AuditVerifyCommand());
        command.file = log.toString();

        printedBy(command);

        assertThat(chain.asked()).containsExactly(ANCHOR);

        Files.writeString(log, "nothing\n");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(command::execute)
                .withMessageContaining("none in");
        command.file = null;
        command.anchors = List.of("12:ab");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(command::execute)
                .withMessageContaining("12:ab");
    }
}
