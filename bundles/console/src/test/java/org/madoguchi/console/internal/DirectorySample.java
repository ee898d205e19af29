// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.DirectoryTransfer.Act;
import org.madoguchi.api.directory.DirectoryTransfer.Change;
import org.madoguchi.api.directory.DirectoryTransfer.Planned;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.DirectoryTransfer.Report;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonId;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.web.View;

/** The staff directory of あさひ市. */
final class DirectorySample {
    static final DepartmentProfile WASTE_PROFILE =
            new DepartmentProfile(
                    Sample.WASTE_SECTION,
                    DepartmentKind.SECTION,
                    Optional.empty(),
                    "ごみげんりょうか",
                    "分庁舎",
                    "1階 5番窓口",
                    "2010",
                    "粗大",
                    OpeningHours.parse("土（第3を除く） 9:00～12:00"),
                    "環境部長 000-0000-0001\n収集担当 000-0000-0002",
                    Optional.empty(),
                    List.of(
                            new DepartmentProfile.FormerName(
                                    "清掃課", "せいそうか", Instant.parse("2024-03-31T15:00:00Z"))));

    /**
     * @param open calls can be handed on now
     */
    static DepartmentCard card(boolean open) {
        return new DepartmentCard(
                WASTE_PROFILE,
                List.of(new Department(new DepartmentId(30), "1200", "環境部", "", "", "", true)),
                "分庁舎 1階 5番窓口",
                "0000-00-1203",
                "2010",
                OpeningHours.USUAL,
                open ? Optional.of(LocalTime.of(17, 15)) : Optional.empty(),
                Optional.of(Sample.NOW.plusSeconds(3 * 86_400).atZone(Sample.TOKYO)),
                Optional.empty());
    }

    static final Person MR_TAMURA =
            new Person(
                    new PersonId(71),
                    "10023",
                    "田村 大輔",
                    "たむら だいすけ",
                    Optional.of(Sample.WASTE),
                    "課長補佐",
                    "収集計画",
                    "2012",
                    true);

    static List<DirectoryHit> hits() {
        return List.of(
                new DirectoryHit(
                        DirectoryHit.Kind.DEPARTMENT,
                        Optional.of(card(true)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("清掃課")),
                new DirectoryHit(
                        DirectoryHit.Kind.PERSON,
                        Optional.of(card(false)),
                        Optional.of(MR_TAMURA),
                        Optional.empty(),
                        Optional.empty()),
                new DirectoryHit(
                        DirectoryHit.Kind.TELEPHONE,
                        Optional.of(card(false)),
                        Optional.empty(),
                        Optional.of(new Telephone("収集担当", "しゅうしゅう", "収集日、取り残し", "2011")),
                        Optional.empty()));
    }

    private DirectorySample() {}

    static Map<String, View> pages(Screen screen) {
        Map<String, View> pages = new LinkedHashMap<>();
        DirectoryPages.Found found = new DirectoryPages.Found(screen, "収集", hits());
        pages.put(
                "directory",
                Screens.view(
                        "directory.jte",
                        "page",
                        new DirectoryPages.Home(
                                screen, found, DirectoryPages.Branch.of(List.of(WASTE_PROFILE)))));
        pages.put("directoryDepartment", department(screen, true));
        pages.put(
                "directoryPerson",
                Screens.view(
                        "directoryPerson.jte",
                        "page",
                        new DirectoryPages.PersonEditing(
                                screen,
                                false,
                                DirectoryPages.PersonForm.of(MR_TAMURA, "1203"),
                                List.of(WASTE_PROFILE),
                                Optional.of(Screens.bothLanguages("refused.person.number", "1")))));
        pages.put("directoryImport", imported(screen, List.of()));
        pages.put(
                "directoryImport-problems",
                imported(
                        screen,
                        List.of(
                                new Problem(
                                        3, Screens.bothLanguages("directory.import.state", "?")))));
        return pages;
    }

    static Responsible responsible(Screen screen) {
        return new Responsible(screen, List.of(card(true)));
    }

    static View department(Screen screen, boolean open) {
        return Screens.view(
                "directoryDepartment.jte",
                "page",
                new DirectoryPages.Section(
                        screen,
                        card(open),
                        List.of(WASTE_PROFILE),
                        List.of(MR_TAMURA),
                        Calling.TELEPHONES,
                        List.of(new DirectoryPages.Section.Duty(Settled.WASTE, "分野＞ごみ・リサイクル <b>")),
                        DirectoryPages.Days.of(
                                screen, OpeningHours.USUAL, LocalDate.of(2026, 11, 21)),
                        EmergencyContact.of(card(open).profile()).stream()
                                .map(one -> one.with(Optional.of(Calling.line(3, CallState.ENDED))))
                                .toList(),
                        true));
    }

    private static View imported(Screen screen, List<Problem> problems) {
        return Screens.view(
                "directoryImport.jte",
                "page",
                new DirectoryImportPage(
                        screen,
                        Act.EVERYBODY,
                        "meibo.csv",
                        Optional.of(
                                new Report(
                                        List.of(
                                                new Change(2, Change.Kind.NEW, "10030 上田 茂", "市民課"),
                                                new Change(
                                                        0,
                                                        Change.Kind.RETIRED,
                                                        "10001 青木 稔",
                                                        "市民課")),
                                        3,
                                        problems)),
                        List.of("生年月日"),
                        problems.isEmpty() ? "kept" : "",
                        "kept",
                        Map.of("職員番号", "NUMBER", "生年月日", ""),
                        List.of(
                                new Planned(
                                        9,
                                        LocalDate.of(2027, 4, 1),
                                        Act.DEPARTMENTS,
                                        "kaisei.csv",
                                        12,
                                        "小林 隆",
                                        Optional.of(Screens.bothLanguages("import.nofile")))),
                        Optional.empty()));
    }
}
