// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmiMessageTest {
    @Test
    void messagesShouldBeReadOneAfterTheOther() throws IOException {
        StringReader wire =
                new StringReader(
                        "Action: Login\r\nUsername: desk\r\n\r\n\r\n"
                                + "action: Originate\r\nVariable: A=1\r\nvariable: B=x:y\r\n\r\n");

        AmiMessage login = AmiMessage.read(wire).orElseThrow();
        AmiMessage originate = AmiMessage.read(wire).orElseThrow();

        assertThat(login.get("action")).isEqualTo("Login");
        assertThat(login.get("Secret")).isEmpty();
        assertThat(originate.all("Variable")).containsExactly("A=1", "B=x:y");
        assertThat(AmiMessage.read(wire)).isEmpty();
    }

    @Test
    void aMessageWithoutItsEndShouldBeNone() throws IOException {
        assertThat(AmiMessage.read(new StringReader("Action: Ping\r\n")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void whatNeverEndsShouldBeRefused() {
        assertThatIOException()
                .isThrownBy(() -> AmiMessage.read(new StringReader("A: " + "x".repeat(9_000))))
                .withMessageContaining("8192");
        assertThatIOException()
                .isThrownBy(() -> AmiMessage.read(new StringReader("A: b\r\n".repeat(300))))
                .withMessageContaining("200");
    }

    @Test
    void whatIsTypedShouldNotBecomeALineOfItsOwn() {
        assertThat(AmiMessage.event("Hangup").with("Caller", "1\r\nEvent: Ringing").written())
                .isEqualTo("Event: Hangup\r\nCaller: 1  Event: Ringing\r\n\r\n");
    }
}
