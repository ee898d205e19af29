// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Party;

/**
 * The other side of a channel, and the channel on this side of it: the one thing that a channel's
 * author writes to run the {@link ChannelContract}. A real peer if there is one (a mail server, an
 * SMS centre that others wrote), else a small one of one's own.
 *
 * <p>Made anew for each test, not started. What is not needed for what the channel can do, and what
 * is missing among the {@link #abilities}, need not be written: it is never called. Called by one
 * thread at a time.
 */
public interface FarEnd extends AutoCloseable {
    /** What may happen to a far end. Leave out what cannot, and the contract leaves it out too. */
    enum Ability {
        /** It can go down: {@link FarEnd#stop}. */
        DOWN,
        /** It can take what is said to it and not answer: {@link FarEnd#hang}. */
        HANG,
        /** The channel sees by itself that it is down, without anybody who sends something. */
        NOTICED,
        /** What was not taken comes again, sooner or later; {@link FarEnd#retry}. */
        KEEPS,
        /**
         * It is told what was taken: {@link FarEnd#untold}. A telephone system is not; it goes on
         * having its calls, and shows them to whoever looks.
         */
        TOLD,
        /** It may deliver what was taken already once more: {@link FarEnd#redeliver}. */
        REPEATS,
        /** It can refuse a message for good: {@link FarEnd#nobody}. */
        REFUSES,
        /** What is sent is a text and arrives as one; a picture or a voice is not. */
        TEXT
    }

    /** A channel that was opened. Closing it is what a stopping bundle does. */
    record Opened(Channel channel, AutoCloseable closing) {}

    /** What reached the citizen: the carrier's id of it, and its text. */
    record Arrived(String id, String text) {}

    /** Something that may fail. */
    interface Act {
        void run() throws Exception;
    }

    default Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /** How long something may take that has to happen: to be taken, to arrive, to heal. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** Begins to answer, again after {@link #stop} or {@link #hang}, at the same place. */
    void start() throws Exception;

    /** Is gone: connections break and new ones are refused. */
    default void stop() throws Exception {
        throw missing("stop", Ability.DOWN);
    }

    /** Takes connections and says no word, until it is started again. */
    default void hang() throws Exception {
        throw missing("hang", Ability.HANG);
    }

    /**
     * Makes the channel as its bundle does, with right settings, and lets it work. Several times
     * one after the other for a channel that is restarted: the settings are the same.
     */
    Opened open(FakeDesk desk) throws Exception;

    // ---- what comes in ----

    /**
     * A citizen writes, calls, faxes. Returns when the far end has it, whether the channel has
     * taken it or not.
     *
     * @param text one line, different each time
     */
    default void send(String text) throws Exception {
        throw missing("send", Ability.TEXT);
    }

    /** How many messages the far end has that it was not told of: they would come again. */
    default int untold() throws Exception {
        throw missing("untold", Ability.TOLD);
    }

    /** Offers again what it was not told of. Nothing where the channel fetches by itself. */
    default void retry() throws Exception {}

    /** Delivers the last message again although it was told, as carriers do now and then. */
    default void redeliver() throws Exception {
        throw missing("redeliver", Ability.REPEATS);
    }

    /**
     * What somebody may do to the channel who means ill, or whose program is broken, by name: too
     * large, cut off, in a wrong form, unsigned, many at once. An act throws when the protocol's
     * answer to it is not the right one. Afterwards the channel goes on as if nothing had happened.
     */
    Map<String, Act> attacks();

    // ---- what goes out ----

    /** Somebody who can be reached. */
    default Party citizen() {
        throw missing("citizen", null);
    }

    /** Somebody whom the far end refuses for good. */
    default Party nobody() {
        throw missing("nobody", Ability.REFUSES);
    }

    /** A text that may leave with the mark in it; for carriers that let only templates through. */
    default String wording(String mark) {
        return "お問い合わせの件（" + mark + "）についてお答えします。";
    }

    /** What has reached {@link #citizen}, the oldest first. */
    default List<Arrived> arrived() throws Exception {
        throw missing("arrived", null);
    }

    // ---- settings ----

    /**
     * Each makes the channel's settings with one wrong value, by the key that is wrong. It must
     * throw an {@link IllegalArgumentException} whose message names file, key and remedy.
     */
    Map<String, Act> wrongSettings();

    private static UnsupportedOperationException missing(String method, Ability ability) {
        return new UnsupportedOperationException(
                "the far end has no "
                        + method
                        + "(); write it"
                        + (ability == null ? "" : ", or leave " + ability + " out"));
    }
}
