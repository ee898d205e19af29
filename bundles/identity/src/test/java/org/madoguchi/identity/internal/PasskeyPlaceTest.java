// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "https://desk.city.example.jp, desk.city.example.jp, https://desk.city.example.jp",
        "https://Desk.City.example.jp:443, desk.city.example.jp, https://desk.city.example.jp",
        "https://desk.lan:8443/, desk.lan, https://desk.lan:8443",
        "http://127.0.0.1:8781, localhost, http://localhost:8781",
        "http://localhost:8781, localhost, http://localhost:8781",
        "http://[::1]:8781, localhost, http://localhost:8781"
    })
    void aNameShouldBeWhatPasskeysAreBoundTo(URI console, String name, URI origin) {
        assertThat(PasskeyPlace.of(console)).contains(new PasskeyPlace(name, origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://desk.lan", "https://192.0.2.1", "https://[2001:db8::1]", "/console"})
    void elsewhereThereShouldBeNone(URI console) {
        assertThat(PasskeyPlace.of(console)).isEmpty();
    }

    @Test
    void aNameThatLooksLikeThisMachineShouldNotBeIt() {
        assertThat(PasskeyPlace.of(URI.create("http://127.0.0.1.evil.example"))).isEmpty();
    }
}
