// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.telephony.Call;

/** Makes a call the message that opens a case. */
final class CallCases {
    private final Inbox inbox;

    CallCases(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * The call's case and its place there; the same for every repetition. Every call opens a case
     * of its own: a running one of the same caller may be about something else, the operator sees
     * it beside and can go there.
     *
     * @param pbxCall the telephone system's id of the call, which is never given twice
     */
    Inbox.Receipt open(Call call, String pbxCall) {
        List<Field> fields = new ArrayList<>();
        add(fields, "field.number", call.party().value());
        add(fields, "field.line", call.line());
        add(fields, "field.menu", call.menu());
        return inbox.accept(
                InboundMessage.from(
                                call.channel(),
                                pbxCall,
                                call.arrivedAt(),
                                Content.ofUtf8(original(call, pbxCall, fields)),
                                "text/plain")
                        .sender(new Party(call.party(), call.name()))
                        .subject(subject(call))
                        .fields(fields)
                        .build());
    }

    private static String subject(Call call) {
        String topic = call.menu().isEmpty() ? call.line() : call.menu();
        return japanese(topic.isEmpty() ? "subject" : "subject.about", topic);
    }

    private static void add(List<Field> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(japanese(key), value));
        }
    }

    private static String original(Call call, String pbxCall, List<Field> fields) {
        return fields.stream()
                .map(field -> field.label() + ": " + field.value() + "\n")
                .collect(
                        Collectors.joining(
                                "", "call: " + pbxCall + "\n", "at: " + call.arrivedAt() + "\n"));
    }

    /** What is stored in a case is written in Japanese, like everything the desk writes. */
    private static String japanese(String key, Object... values) {
        LocalizedText text = Texts.text(key, values);
        return text.in(Locale.JAPANESE);
    }
}
