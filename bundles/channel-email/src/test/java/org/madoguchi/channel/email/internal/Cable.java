// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire to a real server, which can be cut or held at a chosen moment. */
final class Cable implements AutoCloseable {
    private final ServerSocket ours;
    private final int theirs;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean unplugged;

    /** What the wire does when the server has said the words. */
    record Fault(String words, Kind kind) {
        static final Fault NONE = new Fault("", Kind.CUT);

        enum Kind {
            /** The rest of what the server says is lost. */
            CUT,
            /** Nothing comes any more, and nobody is told. */
            HOLD
        }
    }

    /**
     * @param server's port
     */
    Cable(int server) {
        try {
            theirs = server;
            ours = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return ours.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Happens once, on the next connection that brings the words or on one that is there. */
    void failAfter(String words, Fault.Kind kind) {
        fault = new Fault(words, kind);
    }

    boolean hasFailed() {
        return fault == Fault.NONE;
    }

    /** Resets all connections. */
    void cut() {
        open.forEach(Cable::closeQuietly);
        open.clear();
    }

    /** Ends all connections, and each new one at once. */
    void unplug() {
        unplugged = true;
        cut();
    }

    /** Works again; what was held or failing is forgotten. */
    void plugIn() {
        unplugged = false;
        fault = Fault.NONE;
        cut();
    }

    @Override
    public void close() {
        closeQuietly(ours);
        cut();
    }

    private void accept() {
        while (!ours.isClosed()) {
            try {
                Socket client = ours.accept();
                connections.incrementAndGet();
                if (unplugged) {
                    closeQuietly(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), theirs);
                open.add(client);
                open.add(server);
                thread(() -> copy(client, server, false));
                thread(() -> copy(server, client, true));
            } catch (IOException e) {
                // closed, or the server is away: the client sees a connection that ends
                cut();
            }
        }
    }

    private void copy(Socket from, Socket to, boolean server) {
        StringBuilder said = new StringBuilder();
        byte[] buffer = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Fault now = fault;
                if (server && now != Fault.NONE) {
                    said.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    int at = said.indexOf(now.words());
                    if (at >= 0) {
                        fault = Fault.NONE;
                        if (now.kind() == Fault.Kind.CUT) {
                            return;
                        }
                        // until somebody gives up
                        while (from.getInputStream().read(buffer) >= 0) {
                            said.setLength(0);
                        }
                        return;
                    }
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // one side has gone, the other one goes too
            said.setLength(0);
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
