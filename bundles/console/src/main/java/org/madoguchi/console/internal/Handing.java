// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.web.FormData;

/**
 * What is typed beside a request to a department: a first answer, the call that is wished for, and
 * why there is no contact.
 */
record Handing(
        String suggestedAnswer,
        String day,
        String from,
        String to,
        String number,
        String name,
        String withoutContact) {
    static final Handing NONE = new Handing("", "", "", "", "", "", "");

    static Handing of(FormData form) {
        return new Handing(
                form.text("suggested-answer"),
                form.text("call-day").strip(),
                form.text("call-from").strip(),
                form.text("call-to").strip(),
                form.text("call-number").strip(),
                form.text("call-name").strip(),
                form.text("without-contact").strip());
    }

    boolean isCall() {
        return !(day + from + to + number + name).isEmpty();
    }

    DepartmentRequest request(
            Words words, DepartmentId department, String question, Set<String> reasons) {
        return new DepartmentRequest(
                department,
                question,
                reasons,
                suggestedAnswer,
                withoutContact,
                isCall() ? Optional.of(call(words)) : Optional.empty());
    }

    private CallBack call(Words words) {
        if (number.isEmpty()) {
            throw rejected("callback.number.missing");
        }
        if (day.isEmpty()) {
            if (!from.isEmpty() || !to.isEmpty()) {
                throw rejected("callback.day.missing");
            }
            return new CallBack(Optional.empty(), Optional.empty(), number, name);
        }
        try {
            LocalDate date = LocalDate.parse(day);
            return new CallBack(
                    Optional.of(at(words, date, from, words.startOf(date))),
                    Optional.of(at(words, date, to, words.startOf(date.plusDays(1)))),
                    number,
                    name);
        } catch (DateTimeParseException e) {
            throw rejected("callback.day.wrong");
        }
    }

    private static Instant at(Words words, LocalDate day, String time, Instant otherwise) {
        return time.isEmpty() ? otherwise : words.at(day, LocalTime.parse(time));
    }

    private static RejectedException rejected(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }
}
