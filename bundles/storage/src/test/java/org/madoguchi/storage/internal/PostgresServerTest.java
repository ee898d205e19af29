// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.RejectedException;

class PostgresServerTest {
    @TempDir Path folder;

    @Test
    void whatTheDriverIsToldItsProgramsShouldBeTold() {
        assertThat(
                        PostgresServer.of(
                                        "jdbc:postgresql://db.example:6432/desk"
                                                + "?reWriteBatchedInserts=true&sslmode=verify-full",
                                        "madoguchi",
                                        "kamome")
                                .environment())
                .isEqualTo(
                        Map.of(
                                "PGHOST", "db.example",
                                "PGPORT", "6432",
                                "PGDATABASE", "desk",
                                "PGUSER", "madoguchi",
                                "PGPASSWORD", "kamome",
                                "PGSSLMODE", "verify-full"));
        assertThat(
                        PostgresServer.of(
                                        "jdbc:postgresql://[::1]/desk?user=a&password=b%26c",
                                        "", "")
                                .environment())
                .isEqualTo(
                        Map.of(
                                "PGHOST", "::1",
                                "PGDATABASE", "desk",
                                "PGUSER", "a",
                                "PGPASSWORD", "b&c"));
    }

    @Test
    void thePasswordShouldNotBeInWhatIsPrinted() {
        assertThat(PostgresServer.of("jdbc:postgresql://a/b", "c", "kamome").toString())
                .doesNotContain("kamome");
    }

    @Test
    void anotherAddressShouldBeRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.of("jdbc:derby:x", "", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.of("jdbc:postgresql://a:1,b:2/desk", "", ""))
                .withMessageContaining("several hosts");
    }

    /** A program that stands in for pg_dump. */
    private PostgresCopy copy(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("dump"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new PostgresCopy(
                PostgresServer.of("jdbc:postgresql://a/b", "c", "kamome"),
                program.toString(),
                Duration.ofSeconds(2));
    }

    private Path into() throws IOException {
        return Files.createDirectories(folder.resolve("into"));
    }

    @Test
    void thePasswordShouldBeInTheEnvironmentAndNotInTheArguments() throws IOException {
        copy("echo \"$PGPASSWORD $*\" >\"${5#--file=}\"").write(into());
        assertThat(folder.resolve("into/madoguchi.dump"))
                .content()
                .startsWith("kamome --format=custom")
                .doesNotContainPattern("format.*kamome");
        assertThat(folder.resolve("into.log")).doesNotExist();
    }

    @Test
    void whatKeepsTheProgramFromItsWorkShouldBeTold() throws IOException {
        refused(copy("echo 'aborting because of server version mismatch' >&2; exit 1"), "older");
        refused(copy("echo 'no such database' >&2; exit 1"), "no such database");
        refused(copy("exec sleep 60"), "was stopped");
        refused(
                new PostgresCopy(
                        PostgresServer.of("jdbc:postgresql://a/b", "c", ""),
                        folder.resolve("nothing").toString(),
                        Duration.ofSeconds(2)),
                "is missing");
    }

    private void refused(PostgresCopy copy, String why) throws IOException {
        Path into = into();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> copy.write(into))
                .withMessageContaining(why);
    }
}
