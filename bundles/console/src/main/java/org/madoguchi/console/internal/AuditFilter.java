// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/**
 * Which records are wanted, as typed and chosen on the page.
 *
 * @param user login of an account, or a name as it stands in the records
 * @param kind of subject, such as {@code case}; empty for any
 * @param subject number or name of it
 * @param since first day, {@code until} the last one
 */
record AuditFilter(
        String user,
        String action,
        String kind,
        String subject,
        String origin,
        String since,
        String until) {
    /** What is shown to whoever has asked for nothing yet: all is too much to be counted. */
    private static final int DAYS = 30;

    static AuditFilter of(MultivaluedMap<String, String> sent, LocalDate today) {
        String since = sent.getFirst("since");
        return new AuditFilter(
                plain(sent, "user"),
                plain(sent, "action"),
                plain(sent, "kind"),
                plain(sent, "subject"),
                plain(sent, "origin"),
                since == null ? today.minusDays(DAYS).toString() : since.strip(),
                plain(sent, "until"));
    }

    private static String plain(MultivaluedMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.replaceAll("\\p{Cc}", " ").strip();
    }

    AuditQuery query(Users users, Words words) {
        Optional<User> known = filled(user).flatMap(users::findByLogin);
        return new AuditQuery(
                known.map(User::id),
                known.isPresent() ? Optional.empty() : filled(user),
                filled(action),
                filled(subject).map(typed -> subject(typed, users)).or(() -> filled(kind)),
                filled(origin),
                day(since).map(words::startOf),
                day(until).map(last -> words.startOf(last.plusDays(1))));
    }

    /** As it stands in the records: kind and number. */
    private String subject(String typed, Users users) {
        if (typed.matches("\\d{4}-\\d{6,}")) {
            return "case " + typed;
        }
        if (kind.equals("user")) {
            return users.findByLogin(typed)
                    .map(found -> "user " + found.id())
                    .orElse("user " + typed);
        }
        return kind.isEmpty() ? typed : kind + " " + typed;
    }

    private static Optional<String> filled(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    /** Browsers send a whole date or nothing; anything else does not restrict. */
    private static Optional<LocalDate> day(String value) {
        try {
            return filled(value).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String query() {
        return "user="
                + Urls.encode(user)
                + "&action="
                + Urls.encode(action)
                + "&kind="
                + Urls.encode(kind)
                + "&subject="
                + Urls.encode(subject)
                + "&origin="
                + Urls.encode(origin)
                + "&since="
                + Urls.encode(since)
                + "&until="
                + Urls.encode(until);
    }
}
