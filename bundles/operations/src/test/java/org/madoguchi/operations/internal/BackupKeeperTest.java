// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.backup.BackupFile;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.storage.DatabaseCopies;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.TestClock;

class BackupKeeperTest {
    private static final Instant START = Instant.parse("2026-11-29T18:00:00Z");
    private static final Actor CHIEF = Actor.system("shell");

    private final TestClock clock = new TestClock(START);
    private final List<String> audited = new ArrayList<>();
    private long room = 1L << 40;
    private boolean databaseRefuses;

    @TempDir Path folder;
    private Path base;
    private Path backups;
    private BackupKeeper keeper;

    @BeforeEach
    void files() throws IOException {
        base = folder.resolve("base");
        backups = folder.resolve("backups");
        for (String name :
                List.of(
                        "data/blobs/7/7",
                        "data/blobs/7/8.part",
                        "data/second-factor.key",
                        "data/keys/webform.key",
                        "data/derby/madoguchi/log/log1.dat",
                        "data/index/faq/segments",
                        "data/log/madoguchi.log",
                        "data/tmp/letter",
                        "data/cache/bundle0/x",
                        "data/karaf.pid",
                        "etc/org.madoguchi.city.cfg",
                        "etc.shipped/org.madoguchi.city.cfg",
                        "deploy/channel.jar",
                        "backup/madoguchi-20260101-020000.tar.gz",
                        "data/old/madoguchi-20260101-020000.tar.gz",
                        "launcher.boot",
                        "launcher.version")) {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        keeper = keeper(2);
    }

    private BackupKeeper keeper(int keep) {
        return new BackupKeeper(
                new BackupSettings(Optional.of(backups), LocalTime.of(2, 0), keep),
                new Asahi(),
                new Trail(),
                new BackupRun(new Copies(), new BackupContents(base), "0.1.0", path -> room),
                base.resolve("backup"),
                clock);
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    @Test
    @Requirement("FJ-217")
    void everythingThatMustNotBeLostShouldBeInIt() throws IOException {
        BackupFile file = keeper.make(CHIEF, Optional.empty());
        assertThat(file.path()).isEqualTo(backups.resolve("madoguchi-20261130-030000.tar.gz"));
        assertThat(Files.getPosixFilePermissions(file.path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(BackupArchive.verify(file.path()).entries())
                .extracting(BackupManifest.Entry::name)
                .containsExactly(
                        "database/madoguchi/seg0/c10.dat",
                        "data/blobs/7/7",
                        "data/keys/webform.key",
                        "data/second-factor.key",
                        "deploy/channel.jar",
                        "etc.shipped/org.madoguchi.city.cfg",
                        "etc/org.madoguchi.city.cfg",
                        "launcher.boot");
        assertThat(audited)
                .containsExactly(
                        "backup.create|backup madoguchi-20261130-030000.tar.gz|8 files, "
                                + file.size()
                                + " bytes, in "
                                + backups);
    }

    @Test
    void tooLittleRoomShouldBeToldAndLeaveNothing() throws IOException {
        room = BackupRun.RESERVE + 1_000;
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> keeper.make(CHIEF, Optional.empty()))
                .satisfies(
                        refusal -> {
                            assertThat(refusal.reason().ja()).contains("空きが足りません");
                            assertThat(refusal.reason().en()).contains("Too little room");
                        });
        assertThat(backups).isEmptyDirectory();
        assertThat(audited).hasSize(1).allMatch(line -> line.startsWith("backup.fail|"));
    }

    @Test
    void oneThatFailsInTheMiddleShouldLeaveNothing() {
        databaseRefuses = true;
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> keeper.make(CHIEF, Optional.empty()));
        assertThat(backups).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenShouldBeTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> keeper.make(CHIEF, Optional.of(file.resolve("below"))))
                .withMessageContaining("No backup could be made");
    }

    @Test
    void whoMayNotSeeEverythingShouldGetNone() {
        Actor operator =
                new Actor(
                        Optional.empty(),
                        "operator",
                        Set.of(Role.SUPERVISOR),
                        Optional.empty(),
                        "shell");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> keeper.make(operator, Optional.empty()));
        assertThat(backups).doesNotExist();
    }

    @Test
    @Requirement({"FJ-217", "ST-160"})
    void everyNightShouldLeaveOneAndTheNewestBeKept() throws IOException {
        for (int night = 0; night < 4; night++) {
            keeper.look();
            keeper.look();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(names())
                .containsExactly(
                        "madoguchi-20261202-030000.tar.gz", "madoguchi-20261203-030000.tar.gz");
        assertThat(audited).hasSize(4);
        assertThat(keeper.standing())
                .contains(
                        new BackupStanding(
                                Optional.of(START.plus(Duration.ofDays(3))),
                                false,
                                Optional.empty()));
        clock.advance(Duration.ofHours(3));
        assertThat(keeper.standing().orElseThrow().overdue()).isTrue();
    }

    @Test
    void oldOnesShouldStayWhenTheNewOneFails() throws IOException {
        keeper.look();
        clock.advance(Duration.ofDays(1));
        databaseRefuses = true;
        keeper.lookSafely();
        assertThat(names()).containsExactly("madoguchi-20261130-030000.tar.gz");
        assertThat(keeper.standing().orElseThrow().failure().orElseThrow().en())
                .isEqualTo("no program");
        databaseRefuses = false;
        clock.advance(NightlyBackup.AGAIN);
        keeper.lookSafely();
        assertThat(names()).hasSize(2);
        assertThat(keeper.standing().orElseThrow().failure()).isEmpty();
    }

    @Test
    void whatASuddenEndLeftShouldGoAndOthersFilesStay() throws IOException {
        Path left = Files.createDirectories(backups.resolve(".madoguchi-backup-1/database"));
        Files.setLastModifiedTime(left, FileTime.from(START.minus(Duration.ofDays(1))));
        Files.setLastModifiedTime(left.getParent(), FileTime.from(START.minus(Duration.ofDays(1))));
        Path busy = Files.createDirectories(backups.resolve(".madoguchi-backup-2"));
        Files.setLastModifiedTime(busy, FileTime.from(START.minus(Duration.ofMinutes(1))));
        Files.writeString(backups.resolve("readme.txt"), "ours");
        keeper.make(CHIEF, Optional.empty());
        assertThat(names())
                .containsExactly(
                        ".madoguchi-backup-2", "madoguchi-20261130-030000.tar.gz", "readme.txt");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Copies implements DatabaseCopies {
        @Override
        public String kind() {
            return "derby";
        }

        @Override
        public long size() {
            return 2_000;
        }

        @Override
        public void copyInto(Path into) {
            try {
                Path file = into.resolve("madoguchi/seg0/c10.dat");
                Files.createDirectories(file.getParent());
                Files.writeString(file, "rows");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (databaseRefuses) {
                throw new RejectedException(LocalizedText.same("no program"));
            }
        }
    }

    private final class Trail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(String.join("|", action, subject, detail));
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(List.of(), 0, request);
        }
    }
}
