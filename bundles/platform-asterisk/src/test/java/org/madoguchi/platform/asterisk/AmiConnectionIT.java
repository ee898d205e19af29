// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.UserEventAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueStatusCompleteEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Asterisk;

/** Against Asterisk itself, which is stopped, killed and halted. */
class AmiConnectionIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static Asterisk asterisk;

    private final Ear ear = new Ear();
    private AmiConnection connection;

    @BeforeAll
    static void startAsterisk() {
        asterisk = new Asterisk();
    }

    @AfterAll
    static void removeAsterisk() {
        asterisk.close();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void anActionShouldBeAnsweredByTheEventsItAskedFor() throws IOException {
        connect(asterisk.secret());
        assertThat(connection.collect(new QueueStatusAction(), LIMIT))
                .last()
                .isInstanceOf(QueueStatusCompleteEvent.class);
    }

    @Test
    void eventsShouldBeHeardInTheirOrderAndNeverBeforeTheSessionBegan() throws IOException {
        connect(asterisk.secret());
        for (int i = 0; i < 100; i++) {
            UserEventAction tick = new UserEventAction();
            tick.setUserEvent(new TickEvent(i));
            connection.send(tick, LIMIT);
        }
        await().atMost(LIMIT).until(() -> ear.ticks().size() == 100);
        assertThat(ear.heard.get(0)).isEqualTo("connected");
        assertThat(ear.ticks()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void aWrongSecretShouldBeToldOnce() {
        open("wrong");
        await().atMost(LIMIT).until(() -> ear.heard.contains("REFUSED"));
        await("more tries").until(() -> refusals() > 2);
        assertThat(ear.heard).containsExactly("REFUSED");
        assertThatThrownBy(() -> connection.send(new CoreSettingsAction(), LIMIT))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aSessionShouldComeBackByItselfWhenAsteriskDoes() throws IOException {
        connect(asterisk.secret());
        asterisk.kill();
        await().until(() -> ear.heard.contains("UNREACHABLE"));
        asterisk.startAgain();
        await().until(() -> ear.count("connected") == 2);
        assertThat(connection.collect(new QueueStatusAction(), LIMIT)).isNotEmpty();
        assertThat(ear.count("UNREACHABLE")).isEqualTo(1);
    }

    @Test
    void anAsteriskThatStandsStillShouldBeNoticed() {
        connect(asterisk.secret());
        asterisk.halt();
        try {
            await().until(() -> !connection.isConnected());
        } finally {
            asterisk.goOn();
        }
        await().until(() -> ear.count("connected") == 2);
    }

    private static long refusals() throws IOException {
        return Files.readAllLines(asterisk.path("LOG")).stream()
                .filter(line -> line.contains("failed to authenticate as 'test'"))
                .count();
    }

    private void connect(String secret) {
        open(secret);
        await().until(() -> ear.heard.contains("connected"));
    }

    private void open(String secret) {
        connection =
                new AmiConnection(
                        new AmiAccount("127.0.0.1", asterisk.port("AMI"), "test", secret),
                        List.of(TickEvent.class),
                        ear);
        connection.open();
    }

    private static final class Ear implements AmiListener {
        private final List<Object> heard = new CopyOnWriteArrayList<>();

        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void event(ManagerEvent event) {
            if (event instanceof TickEvent tick) {
                heard.add(tick.getNumber());
            }
        }

        @Override
        public void disconnected(AmiTrouble trouble) {
            heard.add(trouble.name());
        }

        List<Object> ticks() {
            return heard.stream().filter(Integer.class::isInstance).toList();
        }

        long count(String word) {
            return heard.stream().filter(word::equals).count();
        }
    }
}
