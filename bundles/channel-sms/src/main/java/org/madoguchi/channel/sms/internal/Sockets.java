// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * Connections to the centre, with limits, and with TLS the centre's name is looked at. Remembers
 * the last one, so that a call that hangs in it can be cut.
 */
final class Sockets implements ConnectionFactory {
    private static final int LIMIT = (int) Duration.ofSeconds(10).toMillis();

    private final Optional<SSLSocketFactory> tls;
    private volatile Socket last;

    /**
     * @param tls knows whom to trust; without it nothing is encrypted
     */
    Sockets(Optional<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket plain = new Socket();
        last = plain;
        try {
            plain.connect(new InetSocketAddress(host, port), LIMIT);
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            return new SocketConnection(
                    tls.isPresent() ? secured(tls.get(), plain, host, port) : plain);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(SSLSocketFactory factory, Socket plain, String host, int port)
            throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(LIMIT);
        try {
            secured.startHandshake();
        } catch (SocketTimeoutException e) {
            throw new SSLException("no answer to the handshake", e);
        }
        return secured;
    }

    /** Whoever reads or writes gets an exception. */
    void cut() {
        Socket socket = last;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is gone in any case
            }
        }
    }
}
