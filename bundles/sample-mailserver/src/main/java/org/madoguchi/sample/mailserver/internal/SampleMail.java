// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the sample's mail server and points the e-mail channel at it. */
@Component(service = SampleMail.class, immediate = true)
public final class SampleMail {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.sample.mailserver");

    private final SampleMailServer server;

    @Activate
    public SampleMail(@Reference ConfigurationAdmin admin, BundleContext bundle)
            throws IOException {
        DeskMailbox desk = new DeskMailbox(admin, Path.of(property(bundle, "karaf.etc", "etc")));
        server =
                new SampleMailServer(
                        desk.password(),
                        port(bundle, "madoguchi.sample.smtp.port", 8725),
                        port(bundle, "madoguchi.sample.imap.port", 8743));
        desk.configure(server);
        log.info(
                "sample mail server: SMTP {}:{}, IMAP {}:{}",
                SampleMailServer.HOST,
                server.smtpPort(),
                SampleMailServer.HOST,
                server.imapPort());
    }

    @Deactivate
    void close() {
        server.close();
    }

    SampleMailServer server() {
        return server;
    }

    private static int port(BundleContext bundle, String key, int otherwise) {
        String value = property(bundle, key, Integer.toString(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(
                    "etc/custom.system.properties: "
                            + key
                            + " = "
                            + value
                            + "; write a port number from 1 to 65535, such as "
                            + otherwise);
        }
        return Integer.parseInt(value);
    }

    private static String property(BundleContext bundle, String key, String otherwise) {
        String value = bundle.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
