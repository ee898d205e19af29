// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Smsc;

/** Citizens with telephones behind an SMS centre. */
final class SmsTown implements FarEnd {
    private static final String HANAKO = "819012345678";

    private final Smsc smsc;
    private final Path data;
    private final Deque<String> untold = new ArrayDeque<>();
    private boolean down;
    private boolean open;

    SmsTown(Smsc smsc, Path data) {
        this.smsc = smsc;
        this.data = data;
    }

    /** The channel knows a repetition by itself: the desk is not asked a second time. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.REPEATS));
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

    private Map<String, Object> settings() {
        Map<String, Object> values = SmsSettingsTest.example();
        values.put("smsc.host", "127.0.0.1");
        values.put("smsc.port", smsc.port());
        values.put("smsc.system.id", smsc.systemId());
        values.put(".smsc.password", smsc.password());
        values.put("smsc.enquire.seconds", 1);
        values.put("smsc.answer.seconds", 3);
        return values;
    }

    @Override
    public Opened open(FakeDesk desk) {
        SmsDesk sms =
                new SmsDesk(
                        SmsSettings.read(settings()), data, desk, desk, Clock.systemUTC());
        sms.start();
        open = true;
        return new Opened(
                sms.channel(),
                () -> {
                    open = false;
                    sms.close();
                });
    }

    /** As a centre does: when the line breaks it tries again on the next one. */
    @Override
    public void send(String text) {
        int answer = deliver(text);
        while (answer == Smsc.GONE && open) {
            answer = deliver(text);
        }
        if (answer != 0) {
            untold.add(text);
        }
    }

    private int deliver(String text) {
        if (open) {
            await().atMost(patience()).until(smsc::isBound);
        }
        return smsc.deliver(HANAKO, text);
    }

    @Override
    public int untold() {
        return untold.size();
    }

    @Override
    public void retry() {
        for (int left = untold.size(); left > 0; left--) {
            send(untold.remove());
        }
    }

    @Override
    public Map<String, Act> attacks() {
        return Map.of(
                "two gigabytes are announced",
                () -> smsc.raw("7fffffff00000005"),
                "a length below nothing",
                () -> smsc.raw("ffffffff00000005"),
                "a PDU whose inner lengths are wrong",
                () ->
                        smsc.raw(
                                "0000002800000005000000000000002a"
                                        + "000101383100000131000000000000000000"
                                        + "0800c800414142"),
                "a part of a message that never ends",
                () -> smsc.deliverPart(HANAKO, 7, 255, 200, "つづく"),
                "a header that is longer than its message",
                () -> smsc.deliver(HANAKO, Map.of("esm", 0x40, "hex", "ff0003")),
                "an unknown code",
                () -> smsc.deliver(HANAKO, Map.of("coding", 0xee, "hex", "ff00ff00ff")),
                "many receipts for nothing",
                () ->
                        IntStream.range(0, 30)
                                .forEach(
                                        i ->
                                                smsc.deliverReceipt(
                                                        HANAKO, "none" + i, 5, "UNDELIV")));
    }

    @Override
    public Party citizen() {
        return new Party(new Address(AddressKind.PHONE, "+" + HANAKO), "花子");
    }

    /** A landline. */
    @Override
    public Party nobody() {
        return new Party(new Address(AddressKind.PHONE, "0466251111"), "");
    }

    @Override
    public String wording(String mark) {
        return "【あさひ市】" + mark + "（受付番号 2026-000001）";
    }

    @Override
    public List<Arrived> arrived() {
        return smsc.submits().stream()
                .map(submit -> new Arrived(submit.id(), submit.text()))
                .toList();
    }

    @Override
    public Map<String, Act> wrongSettings() {
        return Map.of(
                "smsc.port", () -> read("smsc.port", "2775a"),
                "smsc.security", () -> read("smsc.security", "some"),
                "parts.most", () -> read("parts.most", "many"),
                "template.page", () -> read("template.page", "{{link}}"),
                "recipients", () -> read("recipients", "everybody"));
    }

    private void read(String key, String value) {
        Map<String, Object> wrong = new HashMap<>(settings());
        wrong.put(key, value);
        SmsSettings.read(wrong);
    }

    @Override
    public void close() {
        if (down) {
            start();
        }
    }
}
