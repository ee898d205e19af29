// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.PersonDraft;

/** What the data of departments and people must look like by themselves. */
final class DirectoryRules {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,31}");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final int MOST_HOURS = 60;
    private static final int LONGEST_HOURS = 1_500;

    private DirectoryRules() {}

    /**
     * The department as it may be stored, with its hours in English.
     *
     * @throws RejectedException when the person who typed it must mend it
     */
    static DepartmentDraft checked(DepartmentDraft typed) {
        DepartmentDraft tidy =
                new DepartmentDraft(
                        width(typed.code()),
                        typed.name().strip(),
                        typed.reading().strip(),
                        typed.kind(),
                        width(typed.parent()),
                        typed.mail().strip().toLowerCase(Locale.ROOT),
                        typed.phone().strip(),
                        number(typed.extension()),
                        typed.building().strip(),
                        typed.floor().strip(),
                        typed.duties().strip(),
                        typed.keywords().strip(),
                        hours(typed.hours()),
                        typed.emergency().strip().replace("\r", ""),
                        typed.active(),
                        typed.active() ? "" : width(typed.successor()));
        demand(CODE.matcher(tidy.code()).matches(), "code", typed.code());
        demand(!tidy.name().isEmpty(), "name");
        demandShort(tidy.name(), 200, "field.name");
        demandShort(tidy.reading(), 200, "field.reading");
        boolean none = tidy.mail().isEmpty() && tidy.kind() != DepartmentKind.SECTION;
        demand(none || MAIL.matcher(tidy.mail()).matches(), "mail", typed.mail());
        demand(tidy.mail().length() <= 320, "mail", typed.mail());
        demand(tidy.phone().length() <= 40, "phone");
        demand(tidy.extension().matches("[0-9]{0,20}"), "extension", typed.extension());
        demandShort(tidy.building(), 100, "field.building");
        demandShort(tidy.floor(), 100, "field.floor");
        demand(tidy.duties().length() <= 4000, "duties");
        demandShort(tidy.keywords(), 1000, "field.keywords");
        demandShort(tidy.emergency(), 1000, "field.emergency");
        return tidy;
    }

    /**
     * The person as may be stored.
     *
     * @throws RejectedException when the person who typed it must mend it
     */
    static PersonDraft checked(PersonDraft typed) {
        PersonDraft tidy =
                new PersonDraft(
                        width(typed.number()),
                        typed.name().strip(),
                        typed.reading().strip(),
                        typed.department().strip(),
                        typed.position().strip(),
                        typed.duties().strip(),
                        number(typed.extension()),
                        typed.active());
        demand(CODE.matcher(tidy.number()).matches(), "person.number", typed.number());
        demand(!tidy.name().isEmpty(), "person.name", tidy.number());
        demandShort(tidy.name(), 100, "field.person");
        demandShort(tidy.reading(), 100, "field.reading");
        demandShort(tidy.position(), 100, "field.position");
        demandShort(tidy.duties(), 1000, "field.duties");
        demand(tidy.extension().matches("[0-9]{0,20}"), "extension", typed.extension());
        return tidy;
    }

    /**
     * Hours as they may be stored.
     *
     * @throws RejectedException naming the line that cannot be read
     */
    static String hours(String typed) {
        demand(typed.length() <= LONGEST_HOURS, "hours.long", LONGEST_HOURS, MOST_HOURS);
        List<String> lines = OpeningHours.lines(typed);
        demand(lines.size() <= MOST_HOURS, "hours.long", LONGEST_HOURS, MOST_HOURS);
        return lines.stream().map(DirectoryRules::line).collect(Collectors.joining("\n"));
    }

    private static String line(String typed) {
        try {
            return OpeningHours.parse(typed).written(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw rejected("hours", typed);
        }
    }

    private static String width(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String number(String text) {
        return width(text).replaceAll("[\\s()-]", "");
    }

    private static void demandShort(String text, int most, String field) {
        demand(
                text.length() <= most,
                "long",
                LocalizedText.from(DirectoryRules.class, field),
                most);
    }

    private static void demand(boolean met, String key, Object... arguments) {
        if (!met) {
            throw rejected(key, arguments);
        }
    }

    /** Arguments may be texts in both languages. */
    static RejectedException rejected(String key, Object... arguments) {
        return new RejectedException(text(key, arguments));
    }

    static LocalizedText text(String key, Object... arguments) {
        return new LocalizedText(
                LocalizedText.from(DirectoryRules.class, key, in(Locale.JAPANESE, arguments)).ja(),
                LocalizedText.from(DirectoryRules.class, key, in(Locale.ENGLISH, arguments)).en());
    }

    private static Object[] in(Locale language, Object... arguments) {
        Object[] told = arguments.clone();
        for (int i = 0; i < told.length; i++) {
            if (told[i] instanceof LocalizedText text) {
                told[i] = text.in(language);
            } else if (told[i] instanceof String text && text.length() > 60) {
                told[i] = text.substring(0, 60) + "…";
            }
        }
        return told;
    }
}
