// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.User;

/**
 * Whom a text names by {@code @}. Of several names that fit, the longest is meant; what fits none
 * is left alone, as are mail addresses.
 */
final class Namings {
    private final Map<String, List<Object>> byWords = new HashMap<>();
    private final Collection<User> people;
    private int longest;

    /**
     * @param people active accounts
     * @param teams in use
     */
    Namings(Collection<User> people, Collection<Team> teams) {
        this.people = people;
        for (User person : people) {
            add(person.login(), person);
            add(person.name(), person);
            add(person.name().replaceAll("\\s", ""), person);
        }
        for (Team team : teams) {
            add(team.name(), team);
        }
    }

    private void add(String words, Object named) {
        List<Object> known =
                byWords.computeIfAbsent(words.toLowerCase(Locale.ROOT), none -> new ArrayList<>());
        if (!words.isEmpty() && !known.contains(named)) {
            known.add(named);
            longest = Math.max(longest, words.length());
        }
    }

    /** Whether the words are enough to say who is meant. */
    boolean isClear(String words) {
        return byWords.getOrDefault(words.toLowerCase(Locale.ROOT), List.of()).size() == 1;
    }

    /** Notes are the desk's own. */
    static boolean mayRead(User person) {
        return person.actor("").may(Permission.CASE_READ);
    }

    /**
     * @param told people to tell
     * @param untold people of named teams who may not read it
     */
    record Found(Set<User> told, Set<User> untold) {}

    /**
     * @throws org.madoguchi.api.RejectedException when it names somebody who may not read it, or
     *     one of several
     */
    Found in(String text) {
        Found found = new Found(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int at = 0; at < text.length(); at++) {
            if (isMark(text.charAt(at)) && (at == 0 || !isOfAddress(text.charAt(at - 1)))) {
                name(text, at + 1, found);
            }
        }
        return found;
    }

    private static boolean isMark(char letter) {
        return letter == '@' || letter == '＠';
    }

    private static boolean isOfAddress(char letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || "._%+-".indexOf(letter) >= 0);
    }

    private void name(String text, int from, Found found) {
        for (int length = Math.min(longest, text.length() - from); length > 0; length--) {
            String words = text.substring(from, from + length).toLowerCase(Locale.ROOT);
            List<Object> named = byWords.getOrDefault(words, List.of());
            if (!named.isEmpty() && isWhole(text, from + length)) {
                if (named.size() > 1) {
                    throw DeskTexts.rejection("mention-several", words, named.size());
                }
                tell(named.get(0), found);
                return;
            }
        }
    }

    /** A login that goes on is another login. */
    private static boolean isWhole(String text, int end) {
        return end == text.length()
                || !isOfAddress(text.charAt(end - 1))
                || !isOfAddress(text.charAt(end))
                || text.charAt(end) == '.';
    }

    private void tell(Object named, Found found) {
        if (named instanceof User person) {
            if (!mayRead(person)) {
                throw DeskTexts.rejection("mention-unseen", person.name());
            }
            found.told().add(person);
            return;
        }
        Team team = (Team) named;
        List<User> members = people.stream().filter(person -> team.has(person.id())).toList();
        if (members.stream().noneMatch(Namings::mayRead)) {
            throw DeskTexts.rejection("mention-team", team.name());
        }
        members.forEach(person -> (mayRead(person) ? found.told() : found.untold()).add(person));
    }
}
