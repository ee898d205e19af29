// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Properties;

/** OpenLDAP with the people of {@code itests/ldap/people.ldif}, by {@code itests/ldap.sh}. */
public final class LdapServer implements AutoCloseable {
    /** Where its people are. */
    public static final String BASE = "dc=city,dc=example,dc=jp";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ServerScript script;
    private Properties facts;

    /** Starts a new one. */
    public LdapServer() {
        try {
            script =
                    new ServerScript("ldap.sh", Files.createTempDirectory("madoguchi-ldap"), LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** On the ports it had, with the people it had. */
    public void startAgain() {
        facts = script.start();
    }

    public void kill() {
        script.run("kill");
    }

    /** Without encryption, until StartTLS. */
    public int port() {
        return Integer.parseInt(facts.getProperty("LDAP_PORT"));
    }

    /** LDAPS; its certificate is for {@code localhost}. */
    public int tlsPort() {
        return Integer.parseInt(facts.getProperty("LDAP_TLS"));
    }

    /** File with the certificate of who has signed the server's. */
    public String authority() {
        return facts.getProperty("LDAP_CA");
    }

    public String reader() {
        return facts.getProperty("LDAP_READER");
    }

    public String readerPassword() {
        return facts.getProperty("LDAP_READER_PASSWORD");
    }

    @Override
    public void close() {
        script.run("remove");
    }
}
