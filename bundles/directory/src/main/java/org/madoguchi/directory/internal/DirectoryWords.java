// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Romaji;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit.Kind;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.directory.Telephone;

/**
 * Finds in the directory. A large city's has some thousand entries: each word is looked for in each
 * of them, which takes a few milliseconds and finds parts of words without any index.
 */
final class DirectoryWords {
    /** Does not hold the word. */
    private static final int NOT = 100;

    private static final int RETIRED = 50;
    private static final int MOST_WORDS = 8;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One that can be found, in the spelling of {@link Spelling}.
     *
     * @param everything the other texts, to see at once that a word is in none of them
     */
    record Entry(
            Kind kind,
            Optional<DepartmentProfile> department,
            Optional<Person> person,
            Optional<Telephone> telephone,
            List<String> exact,
            List<String> names,
            List<String> formerNames,
            String readings,
            String duties,
            String rest,
            String everything) {
        Entry(
                Kind kind,
                Optional<DepartmentProfile> department,
                Optional<Person> person,
                Optional<Telephone> telephone,
                List<String> exact,
                List<String> names,
                List<String> formerNames,
                String readings,
                String duties,
                String rest) {
            this(
                    kind,
                    department,
                    person,
                    telephone,
                    exact,
                    names,
                    formerNames,
                    readings,
                    duties,
                    rest,
                    Stream.of(exact, names, formerNames, List.of(readings, duties, rest))
                            .flatMap(List::stream)
                            .collect(Collectors.joining("\n")));
        }

        private int rank(Word word) {
            String text = word.text();
            // most entries end here
            if (!everything.contains(text)
                    && !everything.contains(word.kana())
                    && (word.digits().isEmpty() || !everything.contains(word.digits()))) {
                return NOT;
            }
            if (exact.contains(text) || exact.contains(word.digits())) {
                return 0;
            }
            if (names.stream().anyMatch(name -> name.startsWith(text))
                    || readings.startsWith(word.kana())) {
                return 1;
            }
            if (names.stream().anyMatch(name -> name.contains(text))
                    || !word.kana().isEmpty() && readings.contains(word.kana())) {
                return 2;
            }
            if (formerNames.stream().anyMatch(name -> name.contains(text))) {
                return 3;
            }
            if (duties.contains(text)) {
                return 4;
            }
            boolean number =
                    word.digits().length() > 2
                            && exact.stream().anyMatch(known -> known.contains(word.digits()));
            return number || rest.contains(text) ? 5 : NOT;
        }

        /** Found by what the department was called once, and by nothing that it is called now. */
        Optional<String> formerName(List<Word> words) {
            return department
                    .filter(profile -> kind == Kind.DEPARTMENT)
                    .filter(profile -> words.stream().anyMatch(word -> rank(word) == 3))
                    .flatMap(
                            profile ->
                                    profile.formerNames().stream()
                                            .map(DepartmentProfile.FormerName::name)
                                            .filter(
                                                    name ->
                                                            words.stream()
                                                                    .anyMatch(
                                                                            word ->
                                                                                    Spelling.of(
                                                                                                    name)
                                                                                            .contains(
                                                                                                    word
                                                                                                            .text())))
                                            .findFirst());
        }

        boolean retired() {
            return kind == Kind.DEPARTMENT && !department.orElseThrow().active();
        }
    }

    /**
     * @param kana for looking into readings: the word itself, or what its Latin letters are read as
     * @param digits of a number; empty when it is none
     */
    record Word(String text, String kana, String digits) {
        private static Word of(String text) {
            String kana =
                    text.matches("[a-z'-]{2,}")
                            ? Romaji.katakana(text).map(Spelling::of).orElse(text)
                            : text;
            return new Word(
                    text, kana, text.matches("[0-9()-]+") ? DirectoryWords.digits(text) : "");
        }
    }

    DirectoryWords(Snapshot directory) {
        for (DepartmentProfile profile : directory.departments()) {
            String above =
                    directory.upwards(profile.id()).stream()
                            .skip(1)
                            .map(DepartmentProfile::name)
                            .collect(Collectors.joining("\n"));
            entries.add(department(profile, above));
            if (profile.active()) {
                String of = profile.name() + "\n" + above;
                directory
                        .telephones(profile.id())
                        .forEach(each -> entries.add(telephone(profile, each, of)));
                directory
                        .people(profile.id())
                        .forEach(each -> entries.add(person(Optional.of(profile), each, of)));
            }
        }
        directory.people().stream()
                .filter(person -> person.active() && person.department().isEmpty())
                .forEach(person -> entries.add(person(Optional.empty(), person, "")));
    }

    private static Entry department(DepartmentProfile profile, String above) {
        Department department = profile.department();
        return new Entry(
                Kind.DEPARTMENT,
                Optional.of(profile),
                Optional.empty(),
                Optional.empty(),
                exact(department.code(), profile.extension(), department.phone()),
                List.of(Spelling.of(profile.name())),
                profile.formerNames().stream()
                        .flatMap(name -> Stream.of(name.name(), name.reading()))
                        .map(Spelling::of)
                        .toList(),
                Spelling.of(profile.reading()),
                Spelling.of(department.duties() + "\n" + profile.keywords()),
                Spelling.of(above + "\n" + profile.building()));
    }

    private static Entry telephone(DepartmentProfile profile, Telephone telephone, String of) {
        return new Entry(
                Kind.TELEPHONE,
                Optional.of(profile),
                Optional.empty(),
                Optional.of(telephone),
                exact(telephone.number()),
                List.of(Spelling.of(telephone.name())),
                List.of(),
                Spelling.of(telephone.reading()),
                Spelling.of(telephone.duties()),
                Spelling.of(of));
    }

    private static Entry person(Optional<DepartmentProfile> profile, Person person, String of) {
        return new Entry(
                Kind.PERSON,
                profile,
                Optional.of(person),
                Optional.empty(),
                exact(person.extension(), person.number()),
                List.of(Spelling.of(person.name()), closed(person.name())),
                List.of(),
                closed(person.reading()) + "\n" + Spelling.of(person.reading()),
                Spelling.of(person.duties()),
                Spelling.of(person.position() + "\n" + of));
    }

    private static List<String> exact(String... numbers) {
        return Stream.of(numbers)
                .filter(number -> !number.isEmpty())
                .flatMap(number -> Stream.of(Spelling.of(number), digits(number)))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /** 「田中 花子」 is typed 「田中花子」, too. */
    private static String closed(String name) {
        return Spelling.of(name).replaceAll("\\s", "");
    }

    static List<Word> words(String text) {
        String looked =
                text.length() > StaffDirectory.LONGEST_SEARCH
                        ? text.substring(0, StaffDirectory.LONGEST_SEARCH)
                        : text;
        return Spelling.words(looked).stream().limit(MOST_WORDS).map(Word::of).toList();
    }

    /** The best first; of the same, departments with short names, in the order of the tree. */
    List<Entry> find(List<Word> words, int limit, Set<Kind> kinds) {
        if (words.isEmpty()) {
            return List.of();
        }
        record Found(Entry entry, int rank) {}
        Set<Kind> wanted = kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
        return entries.stream()
                .filter(entry -> wanted.contains(entry.kind()))
                .map(entry -> new Found(entry, rank(entry, words)))
                .filter(found -> found.rank() < NOT)
                .sorted(
                        Comparator.comparingInt(Found::rank)
                                .thenComparing(found -> found.entry().kind())
                                .thenComparingInt(found -> found.entry().names().get(0).length()))
                .limit(limit)
                .map(Found::entry)
                .toList();
    }

    private static int rank(Entry entry, List<Word> words) {
        int sum = entry.retired() ? RETIRED : 0;
        for (Word word : words) {
            int rank = entry.rank(word);
            if (rank == NOT) {
                return NOT;
            }
            sum += rank;
        }
        return sum;
    }
}
