// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.channel.fax.internal.Attempts.Attempt;
import org.madoguchi.channel.fax.internal.FaxHealth.Part;
import org.madoguchi.channel.fax.internal.FaxSettings.Sending;
import org.madoguchi.platform.asterisk.AmiErrorException;
import org.madoguchi.platform.asterisk.NotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a message of the desk to a call, and from how the call ended to the desk's answer. */
final class FaxSender {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    private static final Pattern DIALLED = Pattern.compile("[0-9]{3,20}");
    private static final CallOutcome NO_ANSWER = new CallOutcome(CallOutcome.Kind.NO_ANSWER, 0);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** A machine that has just hung up needs a moment; a person more than that. */
    private static final Duration CALL_AGAIN = Duration.ofMinutes(3);

    /** Somebody's telephone: who was called twice by a FAX machine is not called again. */
    private static final int CALLS_WITHOUT_MACHINE = 2;

    /** So soon after the call began Asterisk may not know of it yet. */
    private static final Duration TOO_EARLY = Duration.ofSeconds(10);

    private final Sending settings;
    private final FaxPages pages;
    private final Attempts attempts;
    private final FaxLine line;
    private final FaxHealth health;
    private final Clock clock;

    FaxSender(
            Sending settings,
            FaxPages pages,
            Attempts attempts,
            FaxLine line,
            FaxHealth health,
            Clock clock) {
        this.settings = settings;
        this.pages = pages;
        this.attempts = attempts;
        this.line = line;
        this.health = health;
        this.clock = clock;
    }

    Delivery send(OutboundMessage message) {
        Optional<LocalizedText> objection = objection(message.to());
        if (objection.isPresent()) {
            return new Delivery.Refused(objection.get());
        }
        Attempt attempt;
        try {
            Optional<Delivery> before = lastCall(message);
            if (before.isPresent()) {
                return before.get();
            }
        } catch (IOException e) {
            log.debug("cannot ask about {}", message.id(), e);
            return new Delivery.Deferred(Texts.text("health.unreachable"), PAUSE);
        }
        try {
            attempt = attempts.begin(message.id());
            pages.write(message, attempts.document(attempt));
        } catch (UnsendableException e) {
            return new Delivery.Refused(e.reason());
        } catch (NoFontException e) {
            return failed("health.font", e);
        } catch (IOException e) {
            return failed("health.outbox", e);
        }
        try {
            return answer(attempt, call(attempt, dialled(message.to())));
        } catch (NotConnectedException e) {
            delete(attempt);
            return new Delivery.Deferred(Texts.text("health.unreachable"), PAUSE);
        } catch (AmiErrorException e) {
            delete(attempt);
            return failed("health.not-called", e);
        } catch (IOException e) {
            // the call may go on without us: it needs its document, and trace will tell
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A person may have decided to send again what has come out meanwhile or still does: nobody
     * gets the same paper twice.
     */
    private Optional<Delivery> lastCall(OutboundMessage message) throws IOException {
        Optional<Attempt> last = attempts.last(message.id());
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Trace trace = line.trace(attempts.name(last.get()));
        if (trace == Trace.Open.RUNNING) {
            return Optional.of(new Delivery.Deferred(Texts.text("send.running"), PAUSE));
        }
        return trace instanceof Trace.Ended ended && ended.outcome().kind() == CallOutcome.Kind.SENT
                ? Optional.of(answer(last.get(), ended.outcome()))
                : Optional.empty();
    }

    /** Nothing has left; an administrator has to do something. */
    private Delivery failed(String key, IOException cause) {
        health.fails(Part.SENDING, key, cause);
        return new Delivery.Deferred(Texts.text(key), PAUSE);
    }

    private void delete(Attempt attempt) {
        try {
            Files.deleteIfExists(attempts.document(attempt));
        } catch (IOException e) {
            log.debug("left behind", e);
        }
    }

    Optional<LocalizedText> objection(Party to) {
        return DIALLED.matcher(dialled(to)).matches()
                ? Optional.empty()
                : Optional.of(Texts.text("send.number"));
    }

    private static String dialled(Party to) {
        String value = to.address().value();
        return PhoneNumber.read(value)
                .map(PhoneNumber::dialled)
                .orElse(value.replaceAll("[ ()-]", ""));
    }

    private CallOutcome call(Attempt attempt, String number) throws IOException {
        return line.call(
                new FaxLine.Call(
                        attempts.name(attempt),
                        settings.dial().replace("{number}", number),
                        attempts.document(attempt).toString(),
                        settings.station(),
                        settings.header()),
                settings.limit());
    }

    /** The call is over. */
    private Delivery answer(Attempt attempt, CallOutcome outcome) throws IOException {
        Optional<Attachment> copy =
                outcome.kind() == CallOutcome.Kind.SENT ? copy(attempt) : Optional.empty();
        delete(attempt);
        log.info("{}: {}, pages: {}", attempts.name(attempt), outcome.kind(), outcome.pages());
        if (outcome.kind() == CallOutcome.Kind.UNREADABLE) {
            return failed("health.outbox-unread", null);
        }
        health.works(Part.SENDING);
        if (outcome.kind() == CallOutcome.Kind.SENT) {
            return new Delivery.Accepted(attempts.name(attempt), copy);
        }
        Attempt failed = attempt.failed(outcome.kind() == CallOutcome.Kind.NO_MACHINE);
        attempts.write(failed);
        if (failed.withoutMachine() >= CALLS_WITHOUT_MACHINE) {
            return new Delivery.Refused(Texts.text("send.never_a_machine"));
        }
        LocalizedText reason = reason(outcome);
        return failed.failed() >= settings.tries()
                ? new Delivery.Refused(givenUp(failed.failed(), reason))
                : new Delivery.Deferred(reason, CALL_AGAIN);
    }

    /** The paper has come out, whether or not it can be shown here. */
    private Optional<Attachment> copy(Attempt attempt) {
        if (!Files.exists(attempts.document(attempt))) {
            // handed over before, when this was found out for the first time
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Attachment(
                            Texts.text("sent.copy").ja(),
                            "application/pdf",
                            Content.of(FaxPdf.of(attempts.document(attempt)))));
        } catch (IOException e) {
            log.warn("{}: sent, but its pages are not kept", attempts.name(attempt), e);
            return Optional.empty();
        }
    }

    private static LocalizedText reason(CallOutcome outcome) {
        return Texts.text(
                "send." + outcome.kind().name().toLowerCase(Locale.ROOT), outcome.pages());
    }

    static LocalizedText givenUp(int calls, LocalizedText reason) {
        return new LocalizedText(
                Texts.text("send.given_up", calls, reason.ja()).ja(),
                Texts.text("send.given_up", calls, reason.en()).en());
    }

    /** The record is written before the call, and Asterisk keeps how a call ended. */
    Optional<Delivery> trace(OutboundMessage message) {
        try {
            Optional<Attempt> last = attempts.last(message.id());
            if (last.isEmpty()) {
                return Optional.of(
                        new Delivery.Deferred(Texts.text("send.not_begun"), Duration.ZERO));
            }
            Attempt attempt = last.get();
            if (clock.instant().isBefore(attempt.began().plus(TOO_EARLY))) {
                return Optional.empty();
            }
            Trace trace = line.trace(attempts.name(attempt));
            if (trace instanceof Trace.Ended ended) {
                return Optional.of(answer(attempt, ended.outcome()));
            }
            return trace == Trace.Open.NEVER_ANSWERED
                    ? Optional.of(answer(attempt, NO_ANSWER))
                    : Optional.empty();
        } catch (IOException e) {
            log.debug("cannot ask about {}", message.id(), e);
            return Optional.empty();
        }
    }
}
