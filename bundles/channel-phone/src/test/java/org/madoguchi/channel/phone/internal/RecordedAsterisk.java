// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Speaks as much AMI as a session needs and repeats events as a real Asterisk once told them; notes
 * what it is asked for.
 */
final class RecordedAsterisk implements AutoCloseable {
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket door;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile OutputStream out;
    private volatile Socket session;
    private volatile boolean listened;
    private volatile boolean silent;

    RecordedAsterisk() throws IOException {
        this(0);
    }

    /**
     * @param port 0 for any
     */
    RecordedAsterisk(int port) throws IOException {
        door = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "recorded-asterisk");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whether an action of this name and with this value has come. */
    boolean asks(String action, String key, String value) {
        return asked.stream()
                .filter(each -> each.get("action").equalsIgnoreCase(action))
                .anyMatch(each -> value.equals(each.get(key.toLowerCase(Locale.ROOT))));
    }

    /** Tells the events of a recording, a resource beside this class. */
    void tell(String recording) {
        try (var text = RecordedAsterisk.class.getResourceAsStream(recording)) {
            write(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call comes and stays: who listens is told, who looks sees it. */
    synchronized void ring(String call, String events) {
        calls.add(call);
        if (listened) {
            write(events);
        }
    }

    /** Takes what comes and gives no answer. */
    void fallSilent(boolean now) {
        silent = now;
    }

    /** To whoever is there. */
    void write(String text) {
        try {
            synchronized (this) {
                out.write(
                        text.replace("\r", "")
                                .replace("\n", "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (SocketException e) {
            // the session was ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (!door.isClosed()) {
                session = door.accept();
                listened = false;
                out = session.getOutputStream();
                write("Asterisk Call Manager/11.0.0\n");
                serve(
                        new BufferedReader(
                                new InputStreamReader(
                                        session.getInputStream(), StandardCharsets.UTF_8)));
            }
        } catch (SocketException e) {
            // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(BufferedReader in) throws IOException {
        try {
            answer(in);
        } catch (SocketException e) {
            // the session was ended
        }
    }

    private void answer(BufferedReader in) throws IOException {
        Map<String, String> action = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                action.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (!action.isEmpty()) {
                asked.add(Map.copyOf(action));
                react(action);
                action.clear();
            }
        }
    }

    private synchronized void react(Map<String, String> action) {
        if (!silent) {
            listened |= "on".equals(action.get("eventmask"));
            write(answer(action));
        }
    }

    private String answer(Map<String, String> action) {
        String id =
                action.containsKey("actionid") ? "ActionID: " + action.get("actionid") + "\n" : "";
        return switch (action.get("action").toLowerCase(Locale.ROOT)) {
            case "challenge" -> "Response: Success\n" + id + "Challenge: 123456789\n\n";
            case "ping" -> "Response: Success\n" + id + "Ping: Pong\n\n";
            case "coresettings" ->
                    "Response: Success\n" + id + "AMIversion: 11.0.0\nAsteriskVersion: 22.10.1\n\n";
            case "command" ->
                    "Response: Success\n"
                            + id
                            + "Message: Command output follows\nOutput: Asterisk 22.10.1\n\n";
            case "queuestatus" ->
                    "Response: Success\n"
                            + id
                            + "EventList: start\n\nEvent: QueueStatusComplete\n"
                            + id
                            + "EventList: Complete\nListItems: 0\n\n";
            case "coreshowchannels" ->
                    "Response: Success\n"
                            + id
                            + "EventList: start\n\n"
                            + calls.stream().map(call -> shown(call, id)).collect(joining())
                            + "Event: CoreShowChannelsComplete\n"
                            + id
                            + "EventList: Complete\nListItems: 0\n\n";
            default -> "Response: Success\n" + id + "\n";
        };
    }

    private static String shown(String call, String id) {
        return "Event: CoreShowChannel\n"
                + id
                + "Channel: PJSIP/citizens-"
                + call
                + "\nCallerIDNum: 0312345678\nContext: madoguchi-in\nUniqueid: "
                + call
                + "\nLinkedid: "
                + call
                + "\nDuration: 00:00:05\nBridgeId: \n\n";
    }

    /** Ends the session; the next one is welcome. */
    void hangUp() throws IOException {
        session.close();
    }

    @Override
    public void close() throws IOException {
        door.close();
        if (session != null) {
            session.close();
        }
    }
}
