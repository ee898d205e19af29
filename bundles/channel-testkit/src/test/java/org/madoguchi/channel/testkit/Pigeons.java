// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;

/** Carrier pigeons: a far end in memory. */
final class Pigeons implements FarEnd {
    static final AddressKind LOFT = new AddressKind("loft");
    static final Party CITIZEN = new Party(new Address(LOFT, "roof"), "山田 花子");
    static final Party NOBODY = new Party(new Address(LOFT, "nowhere"), "");

    private enum State {
        UP,
        DOWN,
        SILENT
    }

    private final PigeonChannel.Flaw flaw;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private State state = State.DOWN;
    private String last = "";
    private String lastText = "";

    Pigeons(PigeonChannel.Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /** Wrong ones take all of it. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(flaw == PigeonChannel.Flaw.NONE ? 30 : 1);
    }

    @Override
    public synchronized void start() {
        state = State.UP;
    }

    @Override
    public synchronized void stop() {
        state = State.DOWN;
    }

    @Override
    public synchronized void hang() {
        state = State.SILENT;
    }

    @Override
    public Opened open(FakeDesk desk) {
        PigeonChannel channel = new PigeonChannel(this, desk, flaw);
        channel.start();
        return new Opened(channel, channel::close);
    }

    /** Which pigeons sit on the window, with their letters. */
    synchronized Map<String, String> look() {
        answers();
        return new LinkedHashMap<>(waiting);
    }

    synchronized void feed(String pigeon) {
        answers();
        waiting.remove(pigeon);
    }

    synchronized void fly(String id, String text) {
        answers();
        arrived.add(new Arrived(id, text));
    }

    synchronized void answers() {
        if (state == State.DOWN) {
            throw new IllegalStateException("the loft is closed");
        }
        if (state == State.SILENT) {
            throw new IllegalStateException("no pigeon moves");
        }
    }

    @Override
    public synchronized void send(String text) {
        last = UUID.randomUUID().toString();
        lastText = text;
        waiting.put(last, text);
    }

    @Override
    public synchronized int untold() {
        return waiting.size();
    }

    @Override
    public synchronized void redeliver() {
        waiting.put(last, lastText);
    }

    @Override
    public Map<String, Act> attacks() {
        return Map.of("a very long letter", () -> send("x".repeat(1_000_000)));
    }

    @Override
    public Party citizen() {
        return CITIZEN;
    }

    @Override
    public Party nobody() {
        return NOBODY;
    }

    @Override
    public synchronized List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public Map<String, Act> wrongSettings() {
        return Map.of("window", () -> PigeonChannel.window("open"));
    }

    @Override
    public void close() {
        stop();
    }
}
