// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.channel.Thread;

/** Makes the desk's message of a citizen's. Never gives up: what cannot be read is a problem. */
final class IncomingReader {
    static final String ORIGINAL_TYPE = "text/plain";

    private final ChannelId channel;
    private final Letters.Alphabet centre;

    IncomingReader(ChannelId channel, Letters.Alphabet centre) {
        this.channel = channel;
        this.centre = centre;
    }

    /** The words alone, for what they may order. */
    String words(Gathering message) {
        return message.letters(centre).text();
    }

    /** What an answer, or the next message, refers to. */
    String reference(Gathering message) {
        return reference(message.id());
    }

    String reference(String id) {
        return channel + "-in-" + id;
    }

    /**
     * @param before thread ids of what it continues, the nearest first
     * @param notices for the operator
     */
    InboundMessage read(Gathering message, List<String> before, List<LocalizedText> notices) {
        Letters letters = message.letters(centre);
        Piece first = message.pieces().get(0);
        InboundMessage.Builder read =
                InboundMessage.from(
                                channel,
                                message.id(),
                                message.firstReceivedAt(),
                                Content.ofUtf8(message.transcript()),
                                ORIGINAL_TYPE)
                        .sender(sender(first))
                        .text(letters.text())
                        .thread(new Thread(reference(message), before, List.of()));
        if (!letters.faithful()) {
            read.problem(Texts.text("problem.letters"));
        }
        if (!message.isWhole()) {
            read.problem(
                    Texts.text(
                            "problem.missing",
                            Integer.toString(message.total()),
                            message.missing().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))));
        }
        if (first.sender().isEmpty()) {
            read.problem(Texts.text("problem.no-number"));
        }
        notices.forEach(read::problem);
        return read.build();
    }

    /** A name or a short code cannot be answered; it is shown as a name. */
    static Party sender(Piece piece) {
        Optional<PhoneNumber> number = piece.sender();
        return number.map(n -> new Party(new Address(AddressKind.PHONE, n.value()), ""))
                .orElseGet(() -> new Party(Address.NONE, piece.source()));
    }

    static List<String> nearestFirst(Optional<String> nearest, Optional<String> next) {
        return Stream.of(nearest, next).flatMap(Optional::stream).distinct().toList();
    }
}
