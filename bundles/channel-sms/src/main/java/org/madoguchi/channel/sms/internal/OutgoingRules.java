// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * What may leave, to whom, and how long. The same answer before an approval and before the sending.
 * Safe for use by several threads.
 */
final class OutgoingRules {
    private final Limits limits;
    private final List<ApprovedText> texts;
    private final Hosts hosts;
    private final OptOuts optOuts;

    /**
     * @param lines what may be written to
     * @param parts of one message at most; every one is paid for
     */
    record Limits(Set<LineKind> lines, int parts, boolean gsm7, boolean wideReference) {
        Limits {
            lines = Set.copyOf(lines);
        }
    }

    OutgoingRules(Limits limits, List<ApprovedText> texts, Hosts hosts, OptOuts optOuts) {
        this.limits = limits;
        this.texts = List.copyOf(texts);
        this.hosts = hosts;
        this.optOuts = optOuts;
    }

    Segments segments(String text) {
        return Segments.of(ApprovedText.plain(text), limits.gsm7(), limits.wideReference());
    }

    boolean wideReference() {
        return limits.wideReference();
    }

    List<CannedReply> approved() {
        return texts.stream()
                .map(text -> new CannedReply(text.code(), text.title(), text.text()))
                .toList();
    }

    /** What is wrong, the recipient first. */
    Optional<LocalizedText> objection(OutboundDraft draft) {
        return toRecipient(draft).or(() -> toContent(draft));
    }

    private Optional<LocalizedText> toRecipient(OutboundDraft draft) {
        Optional<PhoneNumber> number =
                draft.to().address().kind().equals(AddressKind.PHONE)
                        ? PhoneNumber.read(draft.to().address().value())
                        : Optional.empty();
        if (number.isEmpty()) {
            return Optional.of(Texts.text("to.no-number"));
        }
        LineKind line = LineKind.of(number.get());
        if (!limits.lines().contains(line)) {
            return Optional.of(Texts.text(line == LineKind.FOREIGN ? "to.foreign" : "to.landline"));
        }
        return optOuts.contains(number.get())
                ? Optional.of(Texts.text("to.opted-out"))
                : Optional.empty();
    }

    private Optional<LocalizedText> toContent(OutboundDraft draft) {
        if (draft.attachments() > 0) {
            return Optional.of(Texts.text("text.attachments"));
        }
        Optional<LocalizedText> unapproved = toText(ApprovedText.plain(draft.text()));
        if (unapproved.isPresent()) {
            return unapproved;
        }
        int parts = segments(draft.text()).count();
        return parts > limits.parts()
                ? Optional.of(
                        Texts.text(
                                "text.too-long",
                                Integer.toString(draft.text().length()),
                                Integer.toString(parts),
                                Integer.toString(limits.parts())))
                : Optional.empty();
    }

    private Optional<LocalizedText> toText(String text) {
        List<String> verdicts =
                texts.stream().flatMap(known -> known.check(text, hosts).stream()).toList();
        if (verdicts.contains("")) {
            return Optional.empty();
        }
        String titles =
                texts.stream()
                        .map(known -> "「" + known.title() + "」")
                        .collect(Collectors.joining());
        String key =
                verdicts.stream()
                        .findFirst()
                        .orElse(text.contains("{{") ? "text.unfilled" : "text.unapproved");
        return Optional.of(Texts.text(key, titles, hosts.toString()));
    }
}
