// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.telephony.Call;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Makes a call the message that opens a case. The intake may come and go; calls, figures and the
 * desk's pages do not go with it.
 */
@Component(service = CallCases.class)
public final class CallCases {
    private volatile Inbox present;

    @Activate
    public CallCases() {
        // the intake comes by itself
    }

    CallCases(Inbox inbox) {
        present = inbox;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "gone")
    void come(Inbox inbox) {
        present = inbox;
    }

    void gone(Inbox inbox) {
        if (present == inbox) {
            present = null;
        }
    }

    private Inbox inbox() {
        Inbox now = present;
        if (now == null) {
            throw new IllegalStateException("the intake is away");
        }
        return now;
    }

    /**
     * The call's case and its place there; the same for every repetition. Every call opens a case
     * of its own: a running one of the same caller may be about something else, the operator sees
     * it beside and can go there.
     *
     * @param pbxCall the telephone system's id of the call, which is never given twice
     */
    Inbox.Receipt open(Call call, String pbxCall) {
        return open(Map.of(pbxCall, call)).get(pbxCall);
    }

    /** As {@link #open(Call, String)} for several, by the telephone system's ids. */
    Map<String, Inbox.Receipt> open(Map<String, Call> calls) {
        List<InboundMessage> messages =
                calls.entrySet().stream()
                        .map(call -> message(call.getValue(), call.getKey()))
                        .toList();
        Iterator<Inbox.Receipt> receipts = inbox().accept(messages).iterator();
        Map<String, Inbox.Receipt> opened = new HashMap<>();
        calls.keySet().forEach(call -> opened.put(call, receipts.next()));
        return opened;
    }

    private static InboundMessage message(Call call, String pbxCall) {
        List<Field> fields = new ArrayList<>();
        add(fields, "field.number", call.party().value());
        add(fields, "field.line", call.line());
        add(fields, "field.entrance", call.entrance());
        add(fields, "field.menu", call.menu());
        return InboundMessage.from(
                        call.channel(),
                        pbxCall,
                        call.arrivedAt(),
                        Content.ofUtf8(original(call, pbxCall, fields)),
                        "text/plain")
                .sender(new Party(call.party(), call.name()))
                .subject(subject(call))
                .fields(fields)
                .build();
    }

    private static String subject(Call call) {
        String topic =
                Stream.of(call.menu(), call.entrance(), call.line())
                        .filter(known -> !known.isEmpty())
                        .findFirst()
                        .orElse("");
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
