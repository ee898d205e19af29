// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.alarm.ProgramLog.Level;
import org.madoguchi.api.alarm.ProgramLog.Line;
import org.madoguchi.api.alarm.ProgramLog.Query;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** What an administrator reads of the log, in files as the product writes them. */
class LogFilesTest {
    private static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");
    private static final Actor ADMIN = actor(Role.SYSTEM_OPERATOR);

    @TempDir Path folder;
    private LogFiles log;

    @BeforeEach
    void write() throws IOException {
        log = new LogFiles(folder);
        Files.writeString(
                folder.resolve("madoguchi.log"),
                """
                2026-12-01T11:58:00.000+09:00 INFO  o.m.web.internal.ZoneServers [x] PRIVATE zone answers
                2026-12-01T11:59:00.123+09:00 WARN  o.m.channel.email [mail-1] the mailbox is away [again]
                java.lang.IllegalStateException: 田中 花子 hanako@example.jp
                \tat org.madoguchi.channel.email.internal.Poll.run(Poll.java:12)
                Caused by: java.net.ConnectException: 203.0.113.7
                \t... 3 more
                some library writes 090-1234-5678
                2026-12-01T11:59:30.000+09:00 ERROR o.m.storage.internal.JpaStorage [main] the database is away
                """);
        Files.setLastModifiedTime(folder.resolve("madoguchi.log"), FileTime.from(NOON));
        Path yesterday = folder.resolve("madoguchi.2026-11-30.1.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(yesterday))) {
            out.write(
                    "2026-11-30T20:00:00.000+09:00 ERROR o.m.cases.internal.CaseStore [a] yesterday\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(yesterday, FileTime.from(Instant.parse("2026-11-30T15:00:01Z")));
        Files.writeString(
                folder.resolve("other.log"), "2026-12-01T11:59:30.000+09:00 ERROR a [b] c\n");
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), role.name(), Set.of(role), Optional.empty(), "test");
    }

    private ProgramLog.Lines read(Level least, String source, String from) {
        return log.read(ADMIN, new Query(least, source, Instant.parse(from), NOON));
    }

    @Test
    @Requirement("FJ-220")
    void warningsAndErrorsOfDaysShouldBeReadTheLatestFirst() {
        ProgramLog.Lines lines = read(Level.WARN, "", "2026-11-30T00:00:00Z");

        assertThat(lines.more()).isFalse();
        assertThat(lines.lines())
                .extracting(Line::message)
                .containsExactly(
                        "the database is away", "the mailbox is away [again]", "yesterday");
        Line mailbox = lines.lines().get(1);
        assertThat(mailbox.at()).isEqualTo(Instant.parse("2026-12-01T02:59:00.123Z"));
        assertThat(mailbox.causes())
                .containsExactly("java.lang.IllegalStateException", "java.net.ConnectException");
        assertThat(lines.toString()).doesNotContain("田中", "203.0.113", "090-1234");
    }

    @Test
    @Requirement("FJ-220")
    void levelSourceAndTimeShouldNarrowIt() {
        assertThat(read(Level.INFO, "", "2026-12-01T00:00:00Z").lines()).hasSize(3);
        assertThat(read(Level.ERROR, "", "2026-12-01T00:00:00Z").lines()).hasSize(1);
        assertThat(read(Level.INFO, "org.madoguchi.channel", "2026-11-30T00:00:00Z").lines())
                .extracting(Line::source)
                .containsExactly("o.m.channel.email");
        assertThat(read(Level.INFO, "", "2026-12-01T02:59:30Z").lines()).hasSize(1);
    }

    @Test
    void onlySoManyShouldBeToldAndThatThereAreMore() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < ProgramLog.MOST + 5; i++) {
            many.append("2026-12-01T11:00:00.000+09:00 WARN  o.m.x [t] number ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("madoguchi.log"), many);

        ProgramLog.Lines lines = read(Level.WARN, "", "2026-11-01T00:00:00Z");
        assertThat(lines.more()).isTrue();
        assertThat(lines.lines()).hasSize(ProgramLog.MOST);
        assertThat(lines.lines().get(0).message()).isEqualTo("number 504");
    }

    @Test
    void whoRunsNothingShouldNotReadIt() {
        Query query = new Query(Level.WARN, "", NOON.minusSeconds(60), NOON);
        assertThatThrownBy(() -> log.read(actor(Role.OPERATOR), query))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(new LogFiles(folder.resolve("none")).read(ADMIN, query).lines()).isEmpty();
    }
}
