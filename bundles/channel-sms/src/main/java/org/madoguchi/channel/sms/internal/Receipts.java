// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Thread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the centre tells of our messages: one that was lost asks for attention in its case, one that
 * arrived is said there quietly. Safe for use by several threads.
 */
final class Receipts {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    private final ChannelId channel;
    private final Ledger ledger;
    private final Inbox inbox;
    private final boolean arrivalsToo;

    /**
     * @param arrivalsToo whether a case shows that a message has arrived
     */
    Receipts(ChannelId channel, Ledger ledger, Inbox inbox, boolean arrivalsToo) {
        this.channel = channel;
        this.ledger = ledger;
        this.inbox = inbox;
        this.arrivalsToo = arrivalsToo;
    }

    /**
     * @throws RuntimeException when it is not noted: it has to be told again
     */
    void take(Piece piece) {
        Optional<Receipt> receipt = Receipt.in(piece);
        if (receipt.isEmpty() || receipt.get().state() == Receipt.State.OPEN) {
            return;
        }
        List<String> ids = receipt.get().carrierIds();
        Optional<Ledger.PartId> known = ledger.find(ids);
        Optional<Ledger.PartId> about =
                known.or(
                        () ->
                                piece.number(Tag.USER_MESSAGE_REFERENCE)
                                        .flatMap(number -> ledger.adopt(number, ids.get(0))));
        if (about.isEmpty()) {
            log.info("{}: a receipt for a message that is not known (any more)", channel);
        } else if (receipt.get().state().isFailure()) {
            lost(piece, receipt.get(), about.get());
        } else {
            // of one that was uncertain the outbox does not know yet: it will ask
            arrived(piece, about.get(), arrivalsToo && known.isPresent());
        }
    }

    /** Of several lost parts of a message the first is told. */
    private void lost(Piece piece, Receipt receipt, Ledger.PartId about) {
        String state = receipt.state().name();
        String text =
                Texts.text("receipt.lost").ja()
                        + "\n"
                        + Texts.text("receipt." + state.toLowerCase(Locale.ROOT)).ja()
                        + Texts.text(
                                        "receipt.code",
                                        state,
                                        receipt.error().isEmpty() ? "-" : receipt.error())
                                .ja();
        if (about.parts() > 1) {
            text +=
                    "\n"
                            + Texts.text(
                                            "receipt.part",
                                            Integer.toString(about.parts()),
                                            Integer.toString(about.part()))
                                    .ja();
        }
        inbox.accept(report(piece, about, "lost").text(text).origin(Origin.BOUNCE).build());
        ledger.lost(about);
        log.info("{}: message {} was lost: {}", channel, about.message(), state);
    }

    private void arrived(Piece piece, Ledger.PartId about, boolean told) {
        if (!ledger.arrived(about)) {
            return;
        }
        if (told) {
            inbox.accept(
                    report(piece, about, "arrived")
                            .text(Texts.text("receipt.arrived").ja())
                            .origin(Origin.AUTO_REPLY)
                            .build());
        }
        log.info("{}: message {} has arrived", channel, about.message());
    }

    private InboundMessage.Builder report(Piece piece, Ledger.PartId about, String what) {
        String reference = SmsSender.reference(channel, about.message());
        return InboundMessage.from(
                        channel,
                        reference + "-" + what,
                        piece.receivedAt(),
                        Content.ofUtf8(piece.transcript()),
                        IncomingReader.ORIGINAL_TYPE)
                .sender(IncomingReader.sender(piece))
                .thread(new Thread("", List.of(reference), List.of()));
    }
}
