// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.madoguchi.web.Messages;

/**
 * What the page shows.
 *
 * @param seen how far the carriers had come
 * @param publicSite where citizens find the chat
 */
record CarriersPage(
        Messages m,
        String csrf,
        long seen,
        URI publicSite,
        List<PracticeCall> calls,
        Map<String, Boolean> phones,
        List<LineTalk.Bubble> talk,
        List<SmsPhone.Sms> messages,
        List<String> faxRinging,
        List<FaxMachine.Received> faxes) {
    static final String PATH = "/sample/carriers";

    static CarriersPage of(Carriers carriers, URI publicSite, Messages m, String csrf) {
        // first how far, then what: what happens in between is shown again
        long seen = carriers.changes().count();
        return new CarriersPage(
                m,
                csrf,
                seen,
                publicSite,
                newestFirst(carriers.exchange().calls()),
                carriers.exchange().phones(),
                newestFirst(carriers.line().talk().bubbles()),
                newestFirst(carriers.sms().phone().messages()),
                carriers.fax().ringing(),
                carriers.fax().received());
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> turned = new ArrayList<>(oldestFirst);
        Collections.reverse(turned);
        return turned;
    }

    /** Where a button of a call leads. */
    String href(PracticeCall call, String act) {
        return PATH + "/calls/" + call.id() + "/" + act;
    }

    String href(FaxMachine.Received fax, int page) {
        return PATH + "/fax/" + fax.name() + "/" + page + ".png";
    }

    String number(String number) {
        return number.isEmpty() ? m.text("withheld") : number;
    }

    /** What is going on, in a sentence. */
    String told(PracticeCall call) {
        return m.text(
                "step." + call.step().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                call.extension(),
                call.target());
    }

    /** What the button says that takes up whichever telephone rings; empty when none does. */
    String answerLabel(PracticeCall call) {
        return switch (call.step()) {
            case RINGING, DESK_RINGS -> m.text("answer.desk", call.extension());
            case CITIZEN_RINGS -> m.text("answer.citizen");
            default -> "";
        };
    }

    String hangUpLabel(PracticeCall call) {
        return switch (call.step()) {
            case WAITING, RINGING -> m.text("hang-up.give-up");
            case DESK_RINGS, CITIZEN_RINGS -> m.text("hang-up.unanswered");
            default -> m.text("hang-up");
        };
    }
}
