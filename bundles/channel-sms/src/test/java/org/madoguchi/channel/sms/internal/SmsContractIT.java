// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Smsc;

/** What every channel keeps, with an SMS centre that others wrote at the other end. */
class SmsContractIT implements ChannelContract {
    private static final String HANAKO = "819012345678";
    private static final int OK = 0;

    private static Smsc smsc;

    @TempDir Path folder;

    @BeforeAll
    static void startCentre() {
        smsc = new Smsc();
    }

    @AfterAll
    static void removeCentre() {
        smsc.close();
    }

    @Override
    public FarEnd farEnd() {
        return new Centre();
    }

    /** Keeps what was not taken, and the citizens' telephones. */
    private final class Centre implements FarEnd {
        private final List<String> untold = new ArrayList<>();
        private boolean away = true;
        private boolean down;

        /**
         * A short message has no number of its own: one that comes again is known by the channel
         * itself and not handed in, see {@link IntakeTest}.
         */
        @Override
        public Set<Ability> abilities() {
            return EnumSet.complementOf(EnumSet.of(Ability.REPEATS));
        }

        /** After a long silence the line is made anew with growing pauses. */
        @Override
        public Duration patience() {
            return Duration.ofSeconds(60);
        }

        @Override
        public void start() {
            if (down) {
                smsc.startAgain();
                down = false;
            }
            smsc.behaveWell();
        }

        @Override
        public void stop() {
            smsc.kill();
            down = true;
        }

        @Override
        public void hang() {
            smsc.behave(Map.of("deaf", true));
        }

        @Override
        public Opened open(FakeDesk desk) {
            SmsDesk sms =
                    new SmsDesk(
                            settings(Map.of()),
                            folder.resolve("sms-main"),
                            desk,
                            desk,
                            Clock.systemUTC());
            sms.start();
            away = false;
            return new Opened(
                    sms.channel(),
                    () -> {
                        away = true;
                        sms.stopTaking();
                        sms.close();
                    });
        }

        private SmsSettings settings(Map<String, Object> others) {
            Map<String, Object> values = SmsSettingsTest.example();
            values.put("smsc.host", "127.0.0.1");
            values.put("smsc.port", smsc.port());
            values.put("smsc.system.id", smsc.systemId());
            values.put(".smsc.password", smsc.password());
            values.put("smsc.enquire.seconds", 1);
            values.put("smsc.answer.seconds", 10);
            values.put("incoming.per.second", 1000);
            values.put("template.any", "{{text:300}}");
            values.putAll(others);
            return SmsSettings.read(values);
        }

        @Override
        public void send(String text) {
            untold.add(text);
            retry();
        }

        @Override
        public int untold() {
            return untold.size();
        }

        @Override
        public void retry() {
            if (!away) {
                untold.removeIf(text -> deliver(text) == OK);
            }
        }

        /** As soon as somebody is there to take it. */
        private int deliver(String text) {
            return await().atMost(patience())
                    .until(() -> smsc.deliver(HANAKO, text), status -> status != Smsc.GONE);
        }

        @Override
        public Map<String, Act> attacks() {
            Map<String, Act> attacks = new LinkedHashMap<>();
            attacks.put("nothing in it", () -> smsc.deliver(HANAKO, ""));
            attacks.put("nobody wrote it", () -> smsc.deliver("", "だれでしょう"));
            attacks.put("half a character", () -> deliver(Map.of("hex", "3042d8")));
            attacks.put(
                    "no header where one is said", () -> deliver(Map.of("esm", 0x40, "hex", "ff")));
            attacks.put("part 9 of 2", () -> smsc.deliverPart(HANAKO, 1, 2, 9, "九"));
            attacks.put("a receipt for nothing", () -> smsc.deliverReceipt(HANAKO, "no", 2, "X"));
            attacks.put(
                    "a text longer than its PDU",
                    () ->
                            smsc.raw(
                                    "0000002800000005000000000000002a00010138310000013100"
                                            + "000000000000000800c800414142"));
            attacks.put("two gigabytes", () -> smsc.raw("7fffffff00000005"));
            return attacks;
        }

        private void deliver(Map<String, Object> pdu) {
            smsc.deliver(HANAKO, pdu);
        }

        @Override
        public Party citizen() {
            return new Party(new Address(AddressKind.PHONE, "090-1234-5678"), "山田 花子");
        }

        /** The centre says so to the next message. */
        @Override
        public Party nobody() {
            smsc.behave(Map.of("submit", List.of(Status.INVALID_DESTINATION)));
            return citizen();
        }

        @Override
        public List<Arrived> arrived() {
            return smsc.submits().stream().map(one -> new Arrived(one.id(), one.text())).toList();
        }

        @Override
        public Map<String, Act> wrongSettings() {
            return Map.of(
                    "id", () -> settings(Map.of("id", "SMS main")),
                    "smsc.port", () -> settings(Map.of("smsc.port", "99999")),
                    ".smsc.password", () -> settings(Map.of(".smsc.password", "verylongpassword")),
                    "template.page", () -> settings(Map.of("template.page", "{{link}}")),
                    "incoming.alphabet", () -> settings(Map.of("incoming.alphabet", "ebcdic")));
        }

        /** The next test begins with a centre that knows nothing. */
        @Override
        public void close() {
            stop();
            start();
        }
    }
}
