// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiServerTest {
    private AmiServer server;
    private Socket socket;
    private BufferedReader in;

    @BeforeEach
    void connect() throws IOException {
        server = new AmiServer(0, "secret");
        server.open(action -> List.of(AmiMessage.success().with("Did", action.get("Action"))));
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(in.readLine()).startsWith("Asterisk Call Manager/");
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        server.close();
    }

    private AmiMessage ask(String action) throws IOException {
        socket.getOutputStream()
                .write(
                        (action.replace("\n", "\r\n") + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
        return AmiMessage.read(in).orElseThrow();
    }

    @Test
    void whoDoesNotKnowTheSecretShouldGetNothing() throws IOException {
        assertThat(ask("Action: QueueStatus").get("Message")).isEqualTo("Permission denied");
        assertThat(ask("Action: Login\nSecret: other").get("Response")).isEqualTo("Error");
        assertThat(ask("Action: Login\nAuthType: MD5\nKey: secret").get("Response"))
                .isEqualTo("Error");
        assertThat(ask("Action: QueueStatus").get("Response")).isEqualTo("Error");
    }

    @Test
    void anAnswerShouldCarryItsActionsName() throws IOException {
        ask("Action: Login\nSecret: secret\nEvents: off");

        AmiMessage answer = ask("Action: QueueStatus\nActionID: 7#mine");

        assertThat(answer.get("Did")).isEqualTo("QueueStatus");
        assertThat(answer.get("ActionID")).isEqualTo("7#mine");
    }

    @Test
    void eventsShouldBeToldToWhoWantsThem() throws IOException {
        ask("Action: Login\nSecret: secret\nEvents: off");
        server.tell(AmiMessage.event("Unheard"));
        ask("Action: Events\nEventMask: on");

        server.tell(AmiMessage.event("Heard"));

        assertThat(AmiMessage.read(in).orElseThrow().get("Event")).isEqualTo("Heard");
    }
}
