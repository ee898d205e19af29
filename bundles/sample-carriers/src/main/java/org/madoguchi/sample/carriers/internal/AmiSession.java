// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One program at the manager interface. */
final class AmiSession implements AutoCloseable {
    /** Programs ask every few seconds whether we are there. */
    private static final int SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final String secret;
    private final Function<AmiMessage, List<AmiMessage>> actions;
    private final String challenge = UUID.randomUUID().toString();

    private boolean signedIn;
    private boolean listens;

    AmiSession(Socket socket, String secret, Function<AmiMessage, List<AmiMessage>> actions) {
        this.socket = socket;
        this.secret = secret;
        this.actions = actions;
    }

    /** Until the program leaves. */
    void serve() throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
        write("Asterisk Call Manager/11.0.0\r\n");
        Reader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (Optional<AmiMessage> action = AmiMessage.read(in);
                action.isPresent();
                action = AmiMessage.read(in)) {
            for (AmiMessage answer : answers(action.get())) {
                write(answer.answering(action.get()).written());
            }
        }
    }

    private List<AmiMessage> answers(AmiMessage action) {
        String name = action.get("Action").toLowerCase(Locale.ROOT);
        if (name.equals("challenge")) {
            return List.of(AmiMessage.success().with("Challenge", challenge));
        } else if (name.equals("login")) {
            return List.of(signIn(action));
        } else if (!isSignedIn()) {
            return List.of(AmiMessage.error("Permission denied"));
        }
        return switch (name) {
            case "events" -> {
                listen(!action.get("EventMask").equals("off"));
                yield List.of(AmiMessage.success());
            }
            case "ping" -> List.of(AmiMessage.success().with("Ping", "Pong"));
            case "logoff" -> List.of(AmiMessage.success());
            case "coresettings" ->
                    List.of(
                            AmiMessage.success()
                                    .with("AMIversion", "11.0.0")
                                    .with("AsteriskVersion", "22.0.0"));
            default -> actions.apply(action);
        };
    }

    private synchronized AmiMessage signIn(AmiMessage action) {
        String right = action.get("AuthType").equalsIgnoreCase("MD5") ? key() : secret;
        String said = action.get("AuthType").isEmpty() ? action.get("Secret") : action.get("Key");
        signedIn =
                MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8),
                        said.getBytes(StandardCharsets.UTF_8));
        listens = signedIn && !action.get("Events").equals("off");
        return signedIn
                ? AmiMessage.success().with("Message", "Authentication accepted")
                : AmiMessage.error("Authentication failed");
    }

    /** The protocol's own way to keep the secret off the wire. */
    private String key() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5")
                            .digest((challenge + secret).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean isSignedIn() {
        return signedIn;
    }

    private synchronized void listen(boolean wanted) {
        listens = wanted;
    }

    synchronized void tell(AmiMessage event) throws IOException {
        if (listens) {
            write(event.written());
        }
    }

    private synchronized void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
