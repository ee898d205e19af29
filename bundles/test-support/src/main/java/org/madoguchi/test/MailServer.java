// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * A real mail server for tests, Postfix and Dovecot, by {@code itests/mailserver.sh}. What comes
 * for {@code BOX@city.example} and {@code BOX+anything@city.example} is in the mailbox BOX; all
 * other mail is in {@link #CITIZENS}. Its parts can be stopped and started under a test.
 */
public class MailServer implements AutoCloseable {
    /** The mailbox of everybody who is no desk. */
    public static final String CITIZENS = "citizens";

    private final Path folder;
    private final ServerScript script;
    private Properties facts;

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
        script = new ServerScript("mailserver.sh", folder, Duration.ofSeconds(60));
        startAgain();
    }

    /** Starts what is stopped; ports and mail are the same as before. */
    public final void startAgain() {
        facts = script.start();
    }

    public final void stop(Part part) {
        script.run("stop", part.name().toLowerCase(Locale.ROOT));
    }

    public final void kill(Part part) {
        script.run("kill", part.name().toLowerCase(Locale.ROOT));
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
        script.run("remove");
    }
}
