// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a piece to a case. Before the centre is told so, a piece is in the spool, and a whole
 * message in its case; receipts are read a little later. Safe for use by several threads.
 */
final class Intake {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    /** A whole message that the desk could not take is tried again after this. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    /**
     * A receipt may overtake the answer to the message that it is about, and the outbox has to
     * write down that the message has left before a case can be found by it.
     */
    private static final Duration RECEIPTS = Duration.ofSeconds(3);

    private static final int LOCKS = 64;

    private final Spool spool;
    private final Inbox inbox;
    private final IncomingReader reader;
    private final Receipts receipts;
    private final Conversations conversations;
    private final OptOuts optOuts;
    private final OptOutWords words;
    private final Consumer<PhoneNumber> confirm;
    private final Duration patience;
    private final Clock clock;
    private final Object[] senders =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    /**
     * @param confirm told of a number that has just opted out
     * @param patience how long a missing part is waited for
     */
    Intake(
            Spool spool,
            Inbox inbox,
            IncomingReader reader,
            Receipts receipts,
            Conversations conversations,
            OptOuts optOuts,
            OptOutWords words,
            Consumer<PhoneNumber> confirm,
            Duration patience,
            Clock clock) {
        this.spool = spool;
        this.inbox = inbox;
        this.reader = reader;
        this.receipts = receipts;
        this.conversations = conversations;
        this.optOuts = optOuts;
        this.words = words;
        this.confirm = confirm;
        this.patience = patience;
        this.clock = clock;
    }

    /** Whether the centre may forget the piece, and what it was when it was a whole message. */
    record Outcome(boolean safe, Optional<Gathering> whole) {}

    /**
     * @throws RuntimeException when the piece is not safe: the centre has to keep it
     */
    Outcome take(Piece piece) {
        Spool.Arrival arrival = spool.put(piece);
        if (arrival instanceof Spool.Arrival.Whole whole && piece.sort() == Piece.Sort.MESSAGE) {
            handIn(whole.message());
            return new Outcome(true, Optional.of(whole.message()));
        }
        return new Outcome(!(arrival instanceof Spool.Arrival.Full), Optional.empty());
    }

    /**
     * Hands in what has waited long enough for its missing parts, and what a sudden death or the
     * desk's absence left behind. What cannot be stored hinders no other.
     *
     * @return whether there was any
     * @throws RuntimeException when something could not be stored; it is tried again
     */
    boolean sweep() {
        Instant now = clock.instant();
        List<RuntimeException> failures = new ArrayList<>();
        List<Gathering> due =
                spool.since(now.minus(RECEIPTS)).stream()
                        .filter(message -> isDue(message, now))
                        .toList();
        for (Gathering message : due) {
            try {
                if (isReceipt(message)) {
                    receipts.take(message.pieces().get(0));
                    spool.drop(message);
                } else {
                    handIn(message);
                    log.info(
                            "a message was taken late, {} of {} parts",
                            message.pieces().size(),
                            message.total());
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        spool.tidy();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return !due.isEmpty();
    }

    private static boolean isReceipt(Gathering message) {
        return message.pieces().get(0).sort() == Piece.Sort.RECEIPT;
    }

    private boolean isDue(Gathering message, Instant now) {
        Duration whole = isReceipt(message) ? RECEIPTS : AGAIN;
        Duration wait = message.isWhole() ? whole : patience;
        return message.firstReceivedAt().plus(wait).isBefore(now);
    }

    /** The centre knows that we have it. */
    void forget(Gathering message) {
        spool.forget(message);
    }

    /** One after the other for each sender: the second message belongs to the first one's case. */
    private void handIn(Gathering message) {
        Piece first = message.pieces().get(0);
        synchronized (senders[Math.floorMod(first.source().hashCode(), senders.length)]) {
            handIn(message, first.sender());
        }
    }

    private void handIn(Gathering message, Optional<PhoneNumber> sender) {
        List<LocalizedText> notices = new ArrayList<>();
        boolean newly = sender.map(number -> order(message, number, notices)).orElse(false);
        List<String> before =
                IncomingReader.nearestFirst(
                        // what came of the same message before its time was over
                        spool.before(message.key()).map(reader::reference),
                        sender.flatMap(conversations::running));
        inbox.accept(reader.read(message, before, notices));
        spool.taken(message);
        sender.ifPresent(number -> conversations.note(number, reader.reference(message)));
        if (newly) {
            confirm.accept(sender.orElseThrow());
        }
    }

    /** Does what the words order; whether the sender has just opted out. */
    private boolean order(Gathering message, PhoneNumber sender, List<LocalizedText> notices) {
        String said = reader.words(message);
        if (words.isStop(said)) {
            notices.add(Texts.text("notice.stop"));
            return optOuts.add(sender);
        }
        if (words.isStart(said)) {
            optOuts.remove(sender);
            notices.add(Texts.text("notice.start"));
        }
        return false;
    }
}
