// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.FormData;

/** The pages of the staff directory. */
final class DirectoryPages {
    private static final int DAYS = 14;

    private DirectoryPages() {}

    /** What was found, on the page and while somebody types. */
    record Found(Screen screen, String words, List<DirectoryHit> hits) {
        Found {
            hits = List.copyOf(hits);
        }

        boolean asked() {
            return !words.isBlank();
        }

        Reach reach(DirectoryHit hit) {
            return new Reach(screen, hit.card(), hit.dialled());
        }

        String address(DirectoryHit hit) {
            return hit.card()
                    .map(card -> DirectoryResource.of(card.profile().code()))
                    .orElse(DirectoryResource.PATH + "?q=" + Urls.encode(hit.title()));
        }

        /** The department's path, or its position in it. */
        String where(DirectoryHit hit) {
            return hit.card().map(DepartmentCard::path).orElse("");
        }

        /** As the field of the composer holds it; see {@link CaseResource}. */
        String choice(DirectoryHit hit) {
            return hit.card().map(DirectoryPages::choice).orElse("");
        }
    }

    static String choice(DepartmentCard card) {
        return card.profile().code() + " " + card.profile().name();
    }

    /**
     * Whether a call can be handed on now, and what to say when it cannot.
     *
     * @param card empty for a person without a department
     * @param dialled to hand a call on; may be empty
     */
    record Reach(Screen screen, Optional<DepartmentCard> card, String dialled) {
        boolean open() {
            return card.filter(DepartmentCard::open).isPresent();
        }

        boolean retired() {
            return card.filter(found -> !found.profile().active()).isPresent();
        }

        /** {@code 転送できます（17:15まで）}. */
        String state() {
            if (card.isEmpty()) {
                return screen.text("person.department.none");
            }
            if (retired()) {
                return card.flatMap(DepartmentCard::successor)
                        .map(heir -> screen.text("directory.retired.heir", heir.name()))
                        .orElse(screen.text("directory.retired"));
            }
            return card.flatMap(DepartmentCard::openUntil)
                    .map(until -> screen.text("directory.open", time(until)))
                    .orElse(screen.text("directory.closed"));
        }

        /** What the operator tells the caller; empty when the call can be handed on. */
        String say() {
            if (open() || card.isEmpty() || retired()) {
                return "";
            }
            String phone = card.get().phone();
            String next = card.get().opensNext().map(at -> moment(screen, at)).orElse("");
            if (next.isEmpty()) {
                return phone.isEmpty() ? "" : screen.text("directory.say.number", phone);
            }
            return phone.isEmpty()
                    ? screen.text("directory.say.when", next)
                    : screen.text("directory.say", phone, next);
        }

        String tone() {
            return open() ? "reach-open" : "reach-closed";
        }

        /** What the field of the transfer holds; {@link TransferTarget} reads it. */
        String target(String name) {
            return name + " " + TransferTarget.of(dialled);
        }

        private static String time(LocalTime time) {
            return time.equals(LocalTime.MAX)
                    ? "24:00"
                    : DateTimeFormatter.ofPattern("H:mm").format(time);
        }
    }

    static String moment(Screen screen, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(screen.text("format.opening"), screen.words().locale())
                .format(at);
    }

    static String indent(DepartmentProfile profile, List<DepartmentProfile> all) {
        return "　".repeat(depth(profile, all));
    }

    static int depth(DepartmentProfile profile, List<DepartmentProfile> all) {
        int depth = 0;
        Optional<DepartmentProfile> above = above(profile, all);
        while (above.isPresent() && depth < 8) {
            depth++;
            above = above(above.get(), all);
        }
        return depth;
    }

    private static Optional<DepartmentProfile> above(
            DepartmentProfile profile, List<DepartmentProfile> all) {
        return profile.parent()
                .flatMap(id -> all.stream().filter(each -> each.id().equals(id)).findFirst());
    }

    /**
     * @param tree in the order of the tree, retired ones left out
     */
    record Home(Screen screen, Found found, List<Branch> tree) {
        boolean manages() {
            return screen.may(Permission.USER_MANAGE);
        }
    }

    /** A department in the tree. */
    record Branch(DepartmentProfile profile, int depth) {
        String address() {
            return DirectoryResource.of(profile.code());
        }

        static List<Branch> of(List<DepartmentProfile> all) {
            Map<DepartmentId, Integer> depths = new HashMap<>();
            return all.stream()
                    .map(
                            each -> {
                                int depth =
                                        each.parent()
                                                .map(above -> depths.getOrDefault(above, -1) + 1)
                                                .orElse(0);
                                depths.put(each.id(), depth);
                                return new Branch(each, depth);
                            })
                    .filter(branch -> branch.profile().active())
                    .toList();
        }
    }

    /** What becomes of a day. */
    record Day(String name, String hours, boolean open) {}

    /** The coming days, to see what written hours mean. */
    record Days(Screen screen, List<Day> days, Optional<LocalizedText> problem) {
        static Days of(Screen screen, OpeningHours hours, LocalDate today) {
            DateTimeFormatter format =
                    DateTimeFormatter.ofPattern(
                            screen.text("format.weekday"), screen.words().locale());
            return new Days(
                    screen,
                    Stream.iterate(today, day -> day.plusDays(1))
                            .limit(DAYS)
                            .map(
                                    day -> {
                                        List<OpeningHours.Span> spans = hours.on(day);
                                        return new Day(
                                                format.format(day),
                                                spans.isEmpty()
                                                        ? screen.text(
                                                                hours.isHoliday(day)
                                                                        ? "directory.holiday"
                                                                        : "directory.dayoff")
                                                        : spans.stream()
                                                                .map(
                                                                        span ->
                                                                                span.written(
                                                                                        screen.words()
                                                                                                .locale()))
                                                                .collect(Collectors.joining("、")),
                                                !spans.isEmpty());
                                    })
                            .toList(),
                    Optional.empty());
        }
    }

    /**
     * A department with everything an operator wants to know of it.
     *
     * @param canCall the reader may call whom the emergency list names
     */
    record Section(
            Screen screen,
            DepartmentCard card,
            List<DepartmentProfile> below,
            List<Person> people,
            List<Telephone> telephones,
            List<Duty> duties,
            Days days,
            List<EmergencyContact> emergency,
            boolean canCall) {
        /** A topic that the department answers for, with all above it. */
        record Duty(TopicId topic, String path) {}

        Reach reach() {
            return new Reach(screen, Optional.of(card), card.dialled());
        }

        Reach reach(String number) {
            return new Reach(screen, Optional.of(card), number.isEmpty() ? card.dialled() : number);
        }

        DepartmentProfile profile() {
            return card.profile();
        }

        boolean manages() {
            return screen.may(Permission.USER_MANAGE);
        }

        /** Others see their own cases only, in a list of another kind. */
        boolean listsCases() {
            return screen.may(Permission.CASE_READ);
        }
    }

    /** A person as the fields of the page hold it. */
    record PersonForm(
            String number,
            String name,
            String reading,
            String department,
            String position,
            String duties,
            String extension,
            boolean active) {
        static PersonForm of(Person person, String department) {
            return new PersonForm(
                    person.number(),
                    person.name(),
                    person.reading(),
                    department,
                    person.position(),
                    person.duties(),
                    person.extension(),
                    person.active());
        }

        static PersonForm of(FormData sent) {
            return new PersonForm(
                    sent.text("number").strip(),
                    sent.text("name").strip(),
                    sent.text("reading").strip(),
                    sent.text("department").strip(),
                    sent.text("position").strip(),
                    sent.text("duties").strip(),
                    sent.text("extension").strip(),
                    sent.has("active"));
        }

        PersonDraft draft() {
            return new PersonDraft(
                    number, name, reading, department, position, duties, extension, active);
        }
    }

    record PersonEditing(
            Screen screen,
            boolean isNew,
            PersonForm form,
            List<DepartmentProfile> departments,
            Optional<LocalizedText> problem) {
        String option(DepartmentProfile profile) {
            return indent(profile, departments) + profile.name();
        }
    }
}
