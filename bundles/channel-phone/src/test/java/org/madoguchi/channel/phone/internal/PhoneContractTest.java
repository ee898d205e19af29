// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FakeCalls;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;

/** What every channel keeps; the other end tells calls as a real Asterisk once told them. */
class PhoneContractTest implements ChannelContract {
    @Override
    public FarEnd farEnd() {
        return new Exchange();
    }

    /** Goes on having its calls, whoever listens. */
    private static final class Exchange implements FarEnd {
        private static final String RECORDED = "1795890080.16";

        private RecordedAsterisk asterisk;
        private int port;
        private int calls;

        /** Nobody tells Asterisk what was taken; it is looked at again. Calls are no texts. */
        @Override
        public Set<Ability> abilities() {
            return Set.of(
                    Ability.DOWN, Ability.HANG, Ability.NOTICED, Ability.KEEPS, Ability.REPEATS);
        }

        @Override
        public void start() throws IOException {
            if (asterisk == null) {
                asterisk = new RecordedAsterisk(port);
                port = asterisk.port();
            }
            asterisk.fallSilent(false);
        }

        @Override
        public void stop() throws IOException {
            asterisk.close();
            asterisk = null;
        }

        @Override
        public void hang() {
            asterisk.fallSilent(true);
        }

        @Override
        public Opened open(FakeDesk desk) {
            PhoneDesk phone =
                    new PhoneDesk(
                            settings("asterisk.port", Integer.toString(port)),
                            new FakeCalls(desk),
                            desk,
                            ZoneId.of("Asia/Tokyo"),
                            Clock.systemUTC());
            phone.open();
            return new Opened(phone.channel(), phone);
        }

        private static PhoneSettings settings(String key, String value) {
            return PhoneSettings.of(PhoneSettingsTest.values("agi.port", "0", key, value));
        }

        @Override
        public void send(String text) {
            String call = "1795890080." + (100 + ++calls);
            asterisk.ring(call, arrival().replace(RECORDED, call));
        }

        private static String arrival() {
            try (var told = RecordedAsterisk.class.getResourceAsStream("answered.txt")) {
                String all = new String(told.readAllBytes(), StandardCharsets.UTF_8);
                return all.substring(0, all.indexOf("\n\n") + 2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The session breaks, and the next one begins with a look at all calls. */
        @Override
        public void redeliver() throws IOException {
            asterisk.hangUp();
        }

        @Override
        public Map<String, Act> attacks() {
            Map<String, Act> attacks = new LinkedHashMap<>();
            String arrival = arrival();
            attacks.put("a strange number", () -> told(arrival.replace("0312345678", "'; drop")));
            attacks.put(
                    "a long name",
                    () -> told(arrival.replace("CallerName: ", "CallerName: " + "長".repeat(5000))));
            attacks.put("a call without a name", () -> told(arrival.replace(RECORDED, "")));
            attacks.put(
                    "nothing of it", () -> told("Event: UserEvent\nUserEvent: MadoguchiCall\n\n"));
            attacks.put("an unknown step", () -> told(arrival.replace("arrived", "flew")));
            attacks.put("no event", () -> told("Nothing\n: \n::\n\n"));
            attacks.put("a queue of nobody", () -> told("Event: QueueCallerJoin\n\n"));
            attacks.put("an end of nothing", () -> told("Event: Hangup\n\n"));
            attacks.put("a flood", () -> told(arrival.repeat(2000)));
            return attacks;
        }

        private void told(String events) {
            asterisk.write(events);
        }

        @Override
        public Map<String, Act> wrongSettings() {
            return Map.of(
                    "id", () -> settings("id", "Phone 1"),
                    "asterisk.port", () -> settings("asterisk.port", "many"),
                    ".asterisk.secret", () -> settings(".asterisk.secret", ""),
                    "menu", () -> settings("menu", "1:nowhere"),
                    "recordings", () -> settings("recordings", "here"),
                    "technology", () -> settings("technology", "PJSIP/1"));
        }

        @Override
        public void close() throws IOException {
            if (asterisk != null) {
                stop();
            }
        }
    }
}
