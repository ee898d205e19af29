// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The TCP connection under a protocol that does not show it: it can be cut from another thread at
 * any moment, also while the protocol waits, and its patience can be changed.
 */
final class Line extends SocketFactory {
    private volatile Socket socket;
    private volatile boolean cut;

    @Override
    public Socket createSocket() throws IOException {
        if (cut) {
            throw new SocketException("connection no longer wanted");
        }
        socket = new Socket();
        return socket;
    }

    /** Closes the connection; whoever waits on it gets an exception. */
    void cut() {
        cut = true;
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is of no use any more in any case
                return;
            }
        }
    }

    boolean isCut() {
        return cut;
    }

    /** How long a read waits for the next byte. */
    void patience(long millis) throws SocketException {
        socket.setSoTimeout((int) Math.min(Math.max(millis, 1), TimeUnit.HOURS.toMillis(2)));
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the protocol connects");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("the protocol connects");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the protocol connects");
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the protocol connects");
    }
}
