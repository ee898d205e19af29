// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jsmpp.session.connection.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line over TLS to a centre called localhost. */
class SocketsTest {
    private static final String PASSWORD = "changeit";

    @TempDir private static Path folder;
    private static final ExecutorService threads = Executors.newSingleThreadExecutor();
    private static SSLContext trusting;
    private static SSLServerSocket centre;

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "smsc",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        trusting = context(keys);
        centre =
                (SSLServerSocket)
                        trusting.getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getByName("localhost"));
        threads.execute(SocketsTest::greet);
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
        others.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static void greet() {
        while (!centre.isClosed()) {
            try (var caller = centre.accept()) {
                caller.getOutputStream().write('M');
            } catch (IOException e) {
                // who does not trust us hangs up
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        centre.close();
        threads.shutdownNow();
    }

    private static Connection connect(SSLSocketFactory trust, String host) throws IOException {
        return new Sockets(Optional.of(trust)).createConnection(host, centre.getLocalPort());
    }

    @Test
    void aCentreWithItsRightNameShouldBeTrusted() throws IOException {
        Connection line = connect(trusting.getSocketFactory(), "localhost");
        assertThat(line.getInputStream().read()).isEqualTo('M');
        line.close();
    }

    @Test
    void anotherNameShouldNotBeTrusted() {
        assertThatThrownBy(() -> connect(trusting.getSocketFactory(), "127.0.0.1"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void anUnknownAuthorityShouldNotBeTrusted() {
        SSLSocketFactory everyday = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertThatThrownBy(() -> connect(everyday, "localhost")).isInstanceOf(SSLException.class);
    }
}
