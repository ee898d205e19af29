// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the telephone and FAX channels find their Asterisk: its manager interface on loopback.
 * Signing in is done here, everything else by who knows the calls.
 */
final class AmiServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AmiServer.class);
    private static final int MOST_SESSIONS = 8;

    private final ServerSocket door;
    private final String secret;
    private final Set<AmiSession> sessions = ConcurrentHashMap.newKeySet();

    /**
     * @param port 0: any free one
     * @param secret of every user
     */
    AmiServer(int port, String secret) throws IOException {
        this.door = new ServerSocket(port, MOST_SESSIONS, InetAddress.getLoopbackAddress());
        this.secret = secret;
    }

    /**
     * @param actions the answer to one, and the events that belong to it; asked by several threads
     */
    void open(Function<AmiMessage, List<AmiMessage>> actions) {
        thread(() -> accept(actions), "sample-ami");
    }

    int port() {
        return door.getLocalPort();
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Function<AmiMessage, List<AmiMessage>> actions) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                if (sessions.size() >= MOST_SESSIONS) {
                    socket.close();
                } else {
                    AmiSession session = new AmiSession(socket, secret, actions);
                    sessions.add(session);
                    thread(() -> serve(session), "sample-ami-session");
                }
            } catch (IOException e) {
                log.debug("nobody more is let in", e);
            }
        }
    }

    private void serve(AmiSession session) {
        try (session) {
            session.serve();
        } catch (IOException e) {
            log.debug("a session broke", e);
        } finally {
            sessions.remove(session);
        }
    }

    /** Tells everybody who listens. */
    void tell(AmiMessage event) {
        for (AmiSession session : sessions) {
            try {
                session.tell(event);
            } catch (IOException e) {
                log.debug("a session broke", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (AmiSession session : sessions) {
            session.close();
        }
    }
}
