// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserTransfer;
import org.madoguchi.web.View;

/** The pages around files of accounts with invented data. */
final class UserFileSamples {
    private UserFileSamples() {}

    static void put(Map<String, View> pages, Screen users) {
        pages.put("user-import", page(users, Optional.empty(), ""));
        pages.put(
                "user-import-good",
                page(
                        users,
                        Optional.of(new UserTransfer.Report(12, 3, 2, 0, 280, List.of())),
                        "k"));
        pages.put(
                "user-import-problems",
                page(
                        users,
                        Optional.of(
                                new UserTransfer.Report(
                                        1,
                                        0,
                                        0,
                                        0,
                                        2,
                                        List.of(
                                                new UserTransfer.Problem(
                                                        0,
                                                        new LocalizedText(
                                                                "管理者が1人もいなくなります。",
                                                                "No administrator is left.")),
                                                new UserTransfer.Problem(
                                                        3,
                                                        new LocalizedText(
                                                                "役割を1つ以上選んでください。",
                                                                "Choose a role."))))),
                        ""));
        pages.put(
                "user-passwords",
                Screens.view(
                        "userPasswords.jte",
                        "screen",
                        users,
                        "done",
                        new UserTransfer.Done(
                                new UserTransfer.Report(1, 3, 2, 0, 280, List.of()),
                                List.of(
                                        new UserTransfer.FirstPassword(
                                                Sample.user(13, "ito", "伊藤 葵", Role.OPERATOR),
                                                "Kq7m-Rt3p-Bw9x-Hd2k")))));
        pages.put("grants", grants(users));
    }

    private static View page(Screen screen, Optional<UserTransfer.Report> report, String kept) {
        return Screens.view(
                "userImport.jte",
                "page",
                new UserImportPage(
                        screen,
                        report.isPresent() ? "職員.csv" : "",
                        report,
                        kept,
                        Optional.empty()));
    }

    static View grants(Screen screen) {
        return Screens.view("grants.jte", "page", grantsPage(screen));
    }

    static GrantsPage grantsPage(Screen screen) {
        return new GrantsPage(
                screen,
                YearMonth.of(2026, 11),
                List.of(
                        new Grant(
                                Sample.NOW,
                                Sample.SUZUKI,
                                "suzuki",
                                "鈴木 一郎",
                                Grant.Kind.GRANTED,
                                Set.of(),
                                Set.of(Role.OPERATOR),
                                Optional.empty(),
                                "管理者",
                                "採用"),
                        new Grant(
                                Sample.NOW,
                                Sample.SATO,
                                "sato",
                                "佐藤 美咲",
                                Grant.Kind.REMOVED,
                                Set.of(Role.DEPARTMENT_STAFF, Role.APPROVER),
                                Set.of(),
                                Optional.of(Sample.WASTE),
                                "管理者",
                                "3月末で退職")),
                Map.of(Sample.WASTE, "ごみ減量課"),
                42);
    }
}
