// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The e-mail channel's configuration for the sample's desk, kept by the configuration admin. It is
 * made only where nobody has configured a mailbox; its password is made for this installation and
 * found again there at the next start.
 */
final class DeskMailbox {
    private static final String PID = "org.madoguchi.channel.email";
    private static final String MARK = "madoguchi.sample";
    private static final String PASSWORD = ".imap.password";
    private static final int PASSWORD_BYTES = 18;

    private final ConfigurationAdmin admin;
    private final Path etc;

    /**
     * @param etc folder of the administrator's configuration files
     */
    DeskMailbox(ConfigurationAdmin admin, Path etc) {
        this.admin = admin;
        this.etc = etc;
    }

    /** The password that the sample's channel uses, or a new one when there is no such channel. */
    String password() throws IOException {
        return ours().map(ours -> (String) ours.getProperties().get(PASSWORD))
                .orElseGet(DeskMailbox::generated);
    }

    /** Points the sample's channel at the server; leaves every other configuration alone. */
    void configure(SampleMailServer server) throws IOException {
        Optional<Configuration> ours = ours();
        if (ours.isEmpty() && somebodyElseHasOne()) {
            return;
        }
        Configuration configuration =
                ours.isPresent() ? ours.get() : admin.createFactoryConfiguration(PID, "?");
        configuration.updateIfDifferent(values(server));
    }

    private Optional<Configuration> ours() throws IOException {
        return Optional.ofNullable(list("(&(service.factoryPid=" + PID + ")(" + MARK + "=true))"))
                .map(found -> found[0]);
    }

    /** A file may lie in etc that is not read yet. */
    private boolean somebodyElseHasOne() throws IOException {
        if (list("(service.factoryPid=" + PID + ")") != null) {
            return true;
        }
        if (!Files.isDirectory(etc)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(etc, PID + "-*.cfg")) {
            return files.iterator().hasNext();
        }
    }

    private Configuration[] list(String filter) throws IOException {
        try {
            return admin.listConfigurations(filter);
        } catch (InvalidSyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @SuppressWarnings("JdkObsolete") // the configuration admin knows no younger type
    private static Dictionary<String, Object> values(SampleMailServer server) {
        Messages words = MessageBundle.of(DeskMailbox.class).in(Locale.JAPANESE);
        Dictionary<String, Object> values = new Hashtable<>();
        values.put(MARK, "true");
        values.put("id", "email-main");
        values.put("name", words.text("channel.name"));
        values.put("name.en", "E-mail");
        values.put("address", SampleMailServer.DESK);
        values.put("imap.host", SampleMailServer.HOST);
        values.put("imap.port", Integer.toString(server.imapPort()));
        values.put("imap.security", "none");
        values.put("imap.user", SampleMailServer.DESK);
        values.put(PASSWORD, server.password());
        values.put("imap.poll.seconds", "2");
        // everything is in memory: what is a case already need not stay
        values.put("imap.afterwards", "delete");
        values.put("smtp.host", SampleMailServer.HOST);
        values.put("smtp.port", Integer.toString(server.smtpPort()));
        values.put("smtp.security", "none");
        values.put("form.sender", WebForm.SENDER.replace(".", "\\."));
        values.put("form.field.name", words.text("form.name"));
        values.put("form.field.address", words.text("form.address"));
        values.put("form.field.subject", words.text("form.subject"));
        values.put("form.field.body", words.text("form.body"));
        return values;
    }

    private static String generated() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
