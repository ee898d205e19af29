// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A real mail server for tests, Postfix and Dovecot, by {@code itests/mailserver.sh}. What comes
 * for {@code BOX@city.example} and {@code BOX+anything@city.example} is in the mailbox BOX; all
 * other mail is in {@link #CITIZENS}. Its parts can be stopped and started under a test.
 */
public class MailServer implements AutoCloseable {
    /** The mailbox of everybody who is no desk. */
    public static final String CITIZENS = "citizens";

    private static final int LIMIT_SECONDS = 60;

    private final Path folder;
    private final Properties facts = new Properties();

    /** One of the two programs. */
    public enum Part {
        SMTP,
        IMAP
    }

    /** Starts a new and empty one. */
    public MailServer() {
        try {
            folder = Files.createTempDirectory("madoguchi-mail");
            // the mail server's own users go in and out
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** Starts what is stopped; ports and mail are the same as before. */
    public final void startAgain() {
        try {
            facts.load(new StringReader(run("start")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public final void stop(Part part) {
        run("stop", part.name().toLowerCase(Locale.ROOT));
    }

    public final void kill(Part part) {
        run("kill", part.name().toLowerCase(Locale.ROOT));
    }

    /**
     * @param name SMTP, SUBMISSION, SMTPS, IMAP, IMAPS or LMTP
     */
    public final int port(String name) {
        return Integer.parseInt(facts.getProperty("MAIL_" + name + "_PORT"));
    }

    /** Of every mailbox. */
    public final String password() {
        return facts.getProperty("MAIL_PASSWORD");
    }

    /** The server's certificate is by this authority. PKCS12; its password is {@code changeit}. */
    public final Path trustStore() {
        return Path.of(facts.getProperty("MAIL_TRUSTSTORE"));
    }

    /** Where a mailbox lies on the disk. */
    public final Path maildir(String box) {
        return Path.of(facts.getProperty("MAIL_BOXES"), box, "Maildir");
    }

    /** Where mail lies that was accepted and is in no mailbox yet. */
    public final Path queue() {
        return folder.resolve("queue");
    }

    /** What Dovecot has told so far. */
    public final String imapLog() {
        try {
            return Files.readString(folder.resolve("dovecot.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void close() {
        run("remove");
    }

    private static Path script() {
        Path start = Path.of("").toAbsolutePath();
        for (Path up = start; up != null; up = up.getParent()) {
            Path found = up.resolve("itests/mailserver.sh");
            if (Files.exists(found)) {
                return found;
            }
        }
        throw new IllegalStateException("no itests/mailserver.sh above " + start);
    }

    private String run(String command, String... rest) {
        List<String> line =
                new ArrayList<>(List.of(script().toString(), command, folder.toString()));
        line.addAll(List.of(rest));
        try {
            // a file: the server keeps a pipe open
            Path output = Files.createTempFile("madoguchi-mail", ".log");
            try {
                Process process =
                        new ProcessBuilder(line)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                String printed = Files.readString(output);
                if (!ended || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(line + " failed:\n" + printed);
                }
                return printed;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
