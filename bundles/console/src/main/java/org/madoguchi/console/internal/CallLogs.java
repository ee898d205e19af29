// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.api.telephony.CallQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays out the log of calls, on the screen and as a file. */
@Component(service = CallLogs.class)
public final class CallLogs {
    /** Of the file; in the order of {@link #cells}. */
    static final List<String> COLUMNS =
            List.of(
                    "call.log.at",
                    "call.log.direction",
                    "call.number",
                    "call.log.name",
                    "call.log.case",
                    "call.log.line",
                    "call.log.menu",
                    "call.log.answered-by",
                    "call.log.last",
                    "call.log.waited-seconds",
                    "call.log.talked-seconds",
                    "call.outcome",
                    "call.log.disposition",
                    "call.log.recorded");

    /** Names of so many callers are looked up at once. */
    private static final int TOGETHER = 100;

    private final CallLog log;
    private final Cases cases;
    private final Contacts contacts;
    private final PhoneBook phoneBook;
    private final Users users;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CallLogs(
            @Reference CallLog log,
            @Reference Cases cases,
            @Reference Contacts contacts,
            @Reference PhoneBook phoneBook,
            @Reference Users users) {
        this.log = log;
        this.cases = cases;
        this.contacts = contacts;
        this.phoneBook = phoneBook;
        this.users = users;
    }

    CallLogPage page(Screen screen, CallLogFilter filter, PageRequest part) {
        CallQuery query = filter.asked(screen.words());
        Page<Call> calls = log.search(screen.actor(), query, part);
        return new CallLogPage(
                screen,
                filter,
                new Page<>(new Rows(screen).of(calls.items()), calls.total(), calls.request()),
                log.totals(screen.actor(), query),
                operators(filter));
    }

    /** Those of today, and the one that is asked for even when they have left. */
    private List<User> operators(CallLogFilter filter) {
        List<User> today = users.operators();
        Optional<User> asked =
                filter.operatorId()
                        .flatMap(users::find)
                        .filter(
                                user ->
                                        today.stream()
                                                .noneMatch(one -> one.id().equals(user.id())));
        return Stream.concat(today.stream(), asked.stream()).toList();
    }

    /** The rows of a file, read while they are asked for. */
    Iterator<List<Object>> cells(Screen screen, Stream<Call> calls) {
        Rows rows = new Rows(screen);
        Iterator<Call> left = calls.iterator();
        return Stream.generate(() -> next(left))
                .takeWhile(part -> !part.isEmpty())
                .flatMap(part -> rows.of(part).stream())
                .map(row -> cells(screen, row))
                .iterator();
    }

    private static List<Call> next(Iterator<Call> calls) {
        List<Call> part = new ArrayList<>();
        while (part.size() < TOGETHER && calls.hasNext()) {
            part.add(calls.next());
        }
        return part;
    }

    private static List<Object> cells(Screen screen, CallLogPage.Row row) {
        CallLine line = row.line();
        Call call = line.call();
        return List.of(
                screen.words().exactTime(call.arrivedAt()),
                screen.text(call.outgoing() ? "call.log.outgoing" : "call.log.incoming"),
                line.number(),
                row.name(),
                call.caseId().map(CaseId::toString).orElse(""),
                call.line(),
                call.menu(),
                row.answeredBy(),
                line.operatorName(),
                call.waited(line.now()).toSeconds(),
                call.talked(line.now()).toSeconds(),
                call.outcome()
                        .map(outcome -> screen.name("call.outcome", outcome))
                        .orElseGet(() -> screen.name("call.state", call.state())),
                row.disposition(),
                screen.text(call.recorded() ? "call.log.recorded.yes" : "call.log.recorded.no"));
    }

    /** Makes rows; what it has looked up it remembers. For one thread. */
    private final class Rows {
        private final Screen screen;
        private final CallNames names = new CallNames(users, phoneBook, clock);
        private final Map<String, Disposition> dispositions =
                cases.dispositions().stream()
                        .collect(Collectors.toMap(Disposition::code, Function.identity()));

        Rows(Screen screen) {
            this.screen = screen;
        }

        List<CallLogPage.Row> of(List<Call> calls) {
            Map<Address, Contact> callers =
                    contacts.at(
                            calls.stream()
                                    .map(Call::party)
                                    .filter(party -> !party.equals(Address.NONE))
                                    .collect(Collectors.toSet()));
            return calls.stream().map(call -> row(call, callers)).toList();
        }

        private CallLogPage.Row row(Call call, Map<Address, Contact> callers) {
            String known =
                    Optional.ofNullable(callers.get(call.party())).map(Contact::name).orElse("");
            return new CallLogPage.Row(
                    names.line(call),
                    known.isEmpty() ? call.name() : known,
                    call.answeredBy().map(names::of).orElse(""),
                    Optional.ofNullable(dispositions.get(call.disposition()))
                            .map(one -> screen.in(one.name()))
                            .orElse(call.disposition()));
        }
    }
}
