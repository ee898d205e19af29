// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.Permission;
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

    private CallNames names() {
        return new CallNames(users, phoneBook, clock);
    }

    CaseCalls ofCase(Screen screen, CaseId id) {
        if (!screen.may(Permission.CASE_READ)) {
            return CaseCalls.NONE;
        }
        CallNames names = names();
        List<CallLine> lines = calls.ofCase(screen.actor(), id).stream().map(names::line).toList();
        return new CaseCalls(lines, canCall(screen));
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
                call.map(names()::line),
                contact.map(who -> earlier(screen, who, call.flatMap(Call::caseId)))
                        .orElse(List.of()),
                contact.flatMap(contacts::find).map(Contact::name).orElse(""),
                state == OperatorState.WRAP_UP ? cases.offeredDispositions() : List.of(),
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

    /** A department's emergency list, with when the desk called whom there last. */
    List<EmergencyContact> emergency(Screen screen, DepartmentProfile profile) {
        CallNames names = names();
        return EmergencyContact.of(profile).stream()
                .map(
                        contact ->
                                contact.with(
                                        contact.number()
                                                .flatMap(to -> calls.lastTo(screen.actor(), to))
                                                .map(names::line)))
                .toList();
    }

    boolean canCall(Screen screen) {
        return screen.may(Permission.CASE_HANDLE) && operators.mine(screen.actor()).isPresent();
    }

    PhonePage page(Screen screen, Optional<LocalizedText> problem) {
        CallNames names = names();
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
