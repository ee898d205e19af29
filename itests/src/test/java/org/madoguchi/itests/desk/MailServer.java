// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.madoguchi.itests.Sources;

/**
 * A real mail server of our own, Postfix and Dovecot. What comes for {@code BOX@city.example} and
 * {@code BOX+anything@city.example} is in the mailbox BOX; all other mail is in {@link #CITIZENS}.
 */
final class MailServer implements AutoCloseable {
    /** The mailbox of everybody who is no desk. */
    static final String CITIZENS = "citizens";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = Sources.ROOT.resolve("itests/mailserver.sh").toString();

    private final Path folder;
    private final Properties facts = new Properties();

    /** One of the two programs. */
    enum Part {
        SMTP,
        IMAP
    }

    private MailServer(Path folder) {
        this.folder = folder;
    }

    static MailServer start() {
        try {
            Path folder = Files.createTempDirectory("madoguchi-mail");
            // the mail server's own users go in and out
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            MailServer server = new MailServer(folder);
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what is stopped; ports and mail are the same as before. */
    void startAgain() {
        try {
            facts.load(new StringReader(run("start")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(Part part) {
        run("stop", part.name().toLowerCase(Locale.ROOT));
    }

    void kill(Part part) {
        run("kill", part.name().toLowerCase(Locale.ROOT));
    }

    /** The server as citizens use it. */
    Post post() {
        return new Post(port("SMTP"), port("IMAP"), password());
    }

    /**
     * @param name SMTP, SUBMISSION, SMTPS, IMAP, IMAPS or LMTP
     */
    int port(String name) {
        return Integer.parseInt(fact("MAIL_" + name + "_PORT"));
    }

    String password() {
        return fact("MAIL_PASSWORD");
    }

    /** The server's certificate is by this authority. PKCS12; its password is {@code changeit}. */
    Path trustStore() {
        return Path.of(fact("MAIL_TRUSTSTORE"));
    }

    /** Where a mailbox lies on the disk. */
    Path maildir(String box) {
        return Path.of(fact("MAIL_BOXES"), box, "Maildir");
    }

    /** Where mail lies that was accepted and is in no mailbox yet. */
    Path queue() {
        return folder.resolve("queue");
    }

    @Override
    public void close() {
        run("remove");
    }

    private String fact(String name) {
        return facts.getProperty(name);
    }

    private String run(String command, String... rest) {
        List<String> line = new ArrayList<>(List.of(SCRIPT, command, folder.toString()));
        line.addAll(List.of(rest));
        return Command.run(PATIENCE, Map.of(), line);
    }
}
