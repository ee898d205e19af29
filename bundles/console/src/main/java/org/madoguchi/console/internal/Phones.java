// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.Operators;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays out everything about telephones. */
@Component(service = Phones.class)
public final class Phones {
    private static final int EARLIER = 3;
    private static final int MISSED = 50;

    /** A short number is found in longer ones, too. */
    private static final int SAME_NUMBER = 50;

    private final Calls calls;
    private final Operators operators;
    private final Cases cases;
    private final Contacts contacts;
    private final PhoneBook phoneBook;
    private final Users users;
    private final Clock clock;

    @Activate
    public Phones(
            @Reference Calls calls,
            @Reference Operators operators,
            @Reference Cases cases,
            @Reference Contacts contacts,
            @Reference PhoneBook phoneBook,
            @Reference Users users) {
        this.calls = calls;
        this.operators = operators;
        this.cases = cases;
        this.contacts = contacts;
        this.phoneBook = phoneBook;
        this.users = users;
        this.clock = Clock.systemUTC();
    }

    /** Names of one page; each person is looked up once. */
    private final class Names {
        private final Map<UserId, String> known = new HashMap<>();
        private final Map<String, String> numbers = new HashMap<>();

        String of(UserId user) {
            return known.computeIfAbsent(user, id -> users.find(id).map(User::name).orElse(""));
        }

        CallLine line(Call call) {
            return new CallLine(
                    call,
                    call.operator().map(this::of).orElse(""),
                    numbers.computeIfAbsent(call.transferredTo(), Phones.this::whose),
                    clock.instant());
        }
    }

    private String whose(String number) {
        return phoneBook.find(number, SAME_NUMBER).stream()
                .filter(entry -> TransferTarget.of(entry.telephone().number()).equals(number))
                .findFirst()
                .map(Phones::named)
                .orElse("");
    }

    private static String named(PhoneBook.Entry entry) {
        String department = entry.department().name();
        String name = entry.telephone().name();
        return name.equals(department) ? name : department + " " + name;
    }

    CaseCalls ofCase(Screen screen, CaseId id) {
        if (!screen.may(Permission.CASE_READ)) {
            return CaseCalls.NONE;
        }
        Names names = new Names();
        List<CallLine> lines = calls.ofCase(screen.actor(), id).stream().map(names::line).toList();
        boolean seated = operators.mine(screen.actor()).isPresent();
        return new CaseCalls(lines, seated && screen.may(Permission.CASE_HANDLE));
    }

    PhoneBar bar(Screen screen, Optional<LocalizedText> problem) {
        Optional<OperatorStatus> seat = operators.mine(screen.actor());
        Optional<Call> call = seat.flatMap(one -> calls.current(screen.actor()));
        Optional<ContactId> contact =
                call.map(Call::party)
                        .filter(party -> !party.equals(Address.NONE))
                        .map(party -> contacts.resolve(new Party(party, "")));
        OperatorState state = seat.map(OperatorStatus::state).orElse(OperatorState.AWAY);
        return new PhoneBar(
                screen,
                seat,
                call.map(new Names()::line),
                contact.map(who -> earlier(screen, who, call.flatMap(Call::caseId)))
                        .orElse(List.of()),
                contact.flatMap(contacts::find).map(Contact::name).orElse(""),
                state == OperatorState.WRAP_UP ? cases.dispositions() : List.of(),
                problem);
    }

    private List<CaseSummary> earlier(Screen screen, ContactId who, Optional<CaseId> present) {
        return Stream.of(CaseView.ALL_OPEN, CaseView.CLOSED)
                .flatMap(
                        view ->
                                cases
                                        .list(
                                                screen.actor(),
                                                new CaseQuery(
                                                        view,
                                                        "",
                                                        Optional.empty(),
                                                        Optional.of(who)),
                                                PageRequest.first(EARLIER + 1))
                                        .items()
                                        .stream())
                .filter(found -> !Optional.of(found.id()).equals(present))
                .limit(EARLIER)
                .toList();
    }

    PhonePage page(Screen screen, Optional<LocalizedText> problem) {
        Names names = new Names();
        Instant now = clock.instant();
        return new PhonePage(
                screen,
                operators.mine(screen.actor()),
                calls.today(screen.actor()),
                calls.live(screen.actor()).stream().map(names::line).toList(),
                operators.list(screen.actor()).stream()
                        .map(seat -> new PhonePage.Seat(seat, names.of(seat.user())))
                        .toList(),
                calls.callbacksDue(screen.actor(), MISSED).stream().map(names::line).toList(),
                now,
                problem);
    }
}
