// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.Call;

/** Names on one page of calls; each person and number is looked up once. For one thread. */
final class CallNames {
    /** A short number is found in longer ones, too. */
    private static final int SAME_NUMBER = 50;

    private final Users users;
    private final PhoneBook phoneBook;
    private final Clock clock;
    private final Map<UserId, String> known = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    CallNames(Users users, PhoneBook phoneBook, Clock clock) {
        this.users = users;
        this.phoneBook = phoneBook;
        this.clock = clock;
    }

    String of(UserId user) {
        return known.computeIfAbsent(user, id -> users.find(id).map(User::name).orElse(""));
    }

    CallLine line(Call call) {
        return new CallLine(
                call,
                call.operator().map(this::of).orElse(""),
                numbers.computeIfAbsent(call.transferredTo(), this::whose),
                clock.instant());
    }

    private String whose(String number) {
        return phoneBook.find(number, SAME_NUMBER).stream()
                .filter(entry -> TransferTarget.of(entry.telephone().number()).equals(number))
                .findFirst()
                .map(CallNames::named)
                .orElse("");
    }

    private static String named(PhoneBook.Entry entry) {
        String department = entry.department().name();
        String name = entry.telephone().name();
        return name.equals(department) ? name : department + " " + name;
    }
}
