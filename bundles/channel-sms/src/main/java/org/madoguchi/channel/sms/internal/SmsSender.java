// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a message to the centre, part by part. The ledger knows which parts the centre has: a
 * message that was broken off goes on where it stopped.
 */
final class SmsSender {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    /** The desk waits for sixty. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final ChannelId channel;
    private final OutgoingRules rules;
    private final Ledger ledger;
    private final Conversations conversations;
    private final Carrier carrier;
    private final SmsHealth health;
    private final Clock clock;

    SmsSender(
            ChannelId channel,
            OutgoingRules rules,
            Ledger ledger,
            Conversations conversations,
            Carrier carrier,
            SmsHealth health,
            Clock clock) {
        this.channel = channel;
        this.rules = rules;
        this.ledger = ledger;
        this.conversations = conversations;
        this.carrier = carrier;
        this.health = health;
        this.clock = clock;
    }

    /** Names our message for good: in its case, and for answers and receipts. */
    static String reference(ChannelId channel, long message) {
        return channel + "-out-" + message;
    }

    private static OutboundDraft draft(OutboundMessage message) {
        return new OutboundDraft(
                message.to(), message.text(), message.attachments().size(), message.automatic());
    }

    /**
     * @throws IllegalStateException when nobody knows whether the centre has a part
     */
    Delivery send(OutboundMessage message) {
        Optional<LocalizedText> objection = rules.objection(draft(message));
        if (objection.isPresent()) {
            return new Delivery.Refused(objection.get());
        }
        PhoneNumber to = PhoneNumber.read(message.to().address().value()).orElseThrow();
        Segments segments = rules.segments(message.text());
        Instant end = clock.instant().plus(LIMIT);
        long id = message.id().value();
        for (int part = 1; part <= segments.count(); part++) {
            if (ledger.isDone(id, part, segments.count())) {
                continue;
            }
            if (!carrier.isBound() || clock.instant().isAfter(end)) {
                return new Delivery.Deferred(Texts.text("send.connect"), SOON);
            }
            Optional<Delivery> stop = hand(id, to, segments, part);
            if (stop.isPresent()) {
                return stop.get();
            }
        }
        conversations.note(to, reference(channel, id));
        return new Delivery.Accepted(reference(channel, id));
    }

    /** Why it does not go on; empty when the centre has the part. */
    private Optional<Delivery> hand(long id, PhoneNumber to, Segments segments, int part) {
        try {
            ledger.onTheWay(id, part, segments.count());
        } catch (UncheckedIOException e) {
            // what is not noted is not sent: it could be sent twice
            health.notSent("health.disk", e);
            return Optional.of(new Delivery.Deferred(Texts.text("send.disk"), LATER));
        }
        try {
            String carrierId = carrier.submit(submission(id, to, segments, part));
            ledger.accepted(id, part, carrierId);
            health.sent();
            return Optional.empty();
        } catch (NegativeResponseException e) {
            ledger.notTaken(id, part);
            return Optional.of(refused(e, part, segments.count()));
        } catch (GenericNackResponseException e) {
            ledger.notTaken(id, part);
            log.warn("{}: the centre did not understand message {}", channel, id, e);
            return Optional.of(
                    new Delivery.Deferred(
                            Texts.text("send.trouble", Status.hex(e.getCommandStatus())), LATER));
        } catch (PDUException e) {
            ledger.notTaken(id, part);
            log.warn("{}: message {} cannot be written", channel, id, e);
            return Optional.of(new Delivery.Refused(Texts.text("send.unwritable")));
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            throw new IllegalStateException(
                    "part " + part + " of " + segments.count() + " was not answered", e);
        }
    }

    private Submission submission(long id, PhoneNumber to, Segments segments, int part) {
        return new Submission(
                to,
                segments.code().dataCoding(),
                segments.message(part, (int) id & 0xffff, rules.wideReference()),
                segments.count() > 1,
                Ledger.reference(id, part));
    }

    private Delivery refused(NegativeResponseException e, int part, int parts) {
        SmscAnswer answer = SmscAnswer.of(e.getCommandStatus());
        if (answer == SmscAnswer.SENDER) {
            health.notSent("health.sender-refused", e);
        } else {
            health.sent();
        }
        return answer.delivery(e.getCommandStatus(), part, parts);
    }

    /**
     * The centre can be asked about a message by its own number only, and that is what is missing
     * when an answer was lost; so the ledger answers, and a receipt that names our reference.
     */
    Optional<Delivery> trace(OutboundMessage message) {
        long id = message.id().value();
        return switch (ledger.known(id)) {
            case ACCEPTED -> Optional.of(new Delivery.Accepted(reference(channel, id)));
            case NOT_ON_THE_WAY ->
                    Optional.of(new Delivery.Deferred(Texts.text("send.again"), Duration.ZERO));
            case NOTHING -> Optional.empty();
        };
    }

    /** An automatic note beside the desk's messages: once, and lost when it cannot leave now. */
    void note(PhoneNumber to, String text) {
        try {
            Segments segments = rules.segments(text);
            for (int part = 1; part <= segments.count() && carrier.isBound(); part++) {
                carrier.submit(submission(clock.millis(), to, segments, part));
            }
        } catch (PDUException
                | NegativeResponseException
                | InvalidResponseException
                | ResponseTimeoutException
                | IOException e) {
            log.warn("{}: a confirmation was not sent", channel, e);
        }
    }
}
