// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.TestClock;

class DoorTest {
    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-27T03:00:00Z"));
    private final Door door =
            new Door(
                    fake(Conversations.class, Map.of("find", Optional.empty())),
                    ChatSettings.of(
                            Configurations.of(
                                    ChatConfig.class,
                                    Map.of("origins", new String[] {"https://www.asahi.example"}))),
                    fake(City.class, Map.of("publicUrl", URI.create("https://faq.asahi.example"))),
                    clock);

    private static <T> T fake(Class<T> type, Map<String, ?> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private HttpServletRequest request() {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        DoorTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getHeader")
                                        ? sent.get((String) arguments[0])
                                        : null);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse)
                Proxy.newProxyInstance(
                        DoorTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (proxy, method, arguments) ->
                                method.getName().endsWith("Header")
                                        ? answered.put((String) arguments[0], (String) arguments[1])
                                        : null);
    }

    private void admit(String origin) {
        sent.put("Origin", origin);
        sent.put("Host", "faq.asahi.example");
        door.admit(request(), response());
    }

    @Test
    void pagesOfOursShouldComeInWithoutBeingToldToOthers() {
        admit(null);
        admit("https://faq.asahi.example");

        assertThat(answered).isEmpty();
    }

    @Test
    void aConfiguredSiteShouldComeInAndItsBrowserBeToldSo() {
        admit("https://www.asahi.example");

        assertThat(answered)
                .containsEntry("Access-Control-Allow-Origin", "https://www.asahi.example")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://www.asahi.example.evil.example",
                "http://www.asahi.example",
                "https://www.asahi.example:8443",
                "null",
                "nonsense\\",
                ""
            })
    void otherSitesShouldBeSentAway(String origin) {
        assertThatThrownBy(() -> admit(origin))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(403));
        assertThat(answered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic abc", "Bearer wrong", "Bearer"})
    void whoHasNoSecretShouldHaveNoRoom(String header) {
        sent.put("Authorization", header);

        assertThatThrownBy(() -> door.room(request()))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(401));
    }

    @Test
    void aSecretThatIsNoneOfOursByItsLengthShouldNotBeLookedUp() {
        sent.put("Authorization", "Bearer " + "x".repeat(100_000));

        assertThat(door.secret(request())).isEmpty();
    }
}
