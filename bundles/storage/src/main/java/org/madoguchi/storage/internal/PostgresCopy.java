// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.storage.StorageException;

/** PostgreSQL's own program copies it, in one snapshot. */
final class PostgresCopy {
    static final String FILE = "madoguchi.dump";

    private static final Duration LIMIT = Duration.ofHours(4);
    private static final int LONGEST_COMPLAINT = 500;

    private final PostgresServer server;
    private final String program;
    private final Duration limit;

    PostgresCopy(PostgresServer server) {
        this(server, "pg_dump", LIMIT);
    }

    PostgresCopy(PostgresServer server, String program, Duration limit) {
        this.server = server;
        this.program = program;
        this.limit = limit;
    }

    static long size(Connection connection) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    void write(Path folder) {
        // beside the copy and not in it
        Path complaints = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            try {
                run(folder, complaints);
            } finally {
                Files.deleteIfExists(complaints);
            }
        } catch (IOException e) {
            throw new StorageException("the database was not copied", e);
        }
    }

    private void run(Path folder, Path complaints) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        program,
                                        "--format=custom",
                                        "--no-owner",
                                        "--no-privileges",
                                        "--no-password",
                                        "--file=" + folder.resolve(FILE)))
                        .redirectErrorStream(true)
                        .redirectOutput(complaints.toFile());
        builder.environment().putAll(server.environment());
        // so that its complaints can be told apart
        builder.environment().put("LC_ALL", "C");
        int result = wait(start(builder));
        if (result != 0) {
            throw refused(
                    new String(Files.readAllBytes(complaints), StandardCharsets.UTF_8).strip());
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw rejected("copy.program-missing", program);
        }
    }

    private int wait(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw rejected("copy.program-slow", program, limit.toMinutes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("the copy of the database was broken off", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private RejectedException refused(String complaint) {
        return complaint.contains("server version mismatch")
                ? rejected("copy.program-old", program)
                : rejected(
                        "copy.program-failed",
                        program,
                        complaint.substring(0, Math.min(LONGEST_COMPLAINT, complaint.length())));
    }

    private static RejectedException rejected(String key, Object... values) {
        return new RejectedException(LocalizedText.from(PostgresCopy.class, key, values));
    }
}
