// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.identity.Permission;

/** The pages of the registers of people and of terminals. */
final class RegisterPages {
    /** Problems beyond these do not help anybody. */
    static final int SHOWN = 500;

    private RegisterPages() {}

    /**
     * @param rows in the order of the register's columns
     * @param links where the rows lead, empty for nowhere
     */
    record Listing(
            Screen screen,
            RegisterKind kind,
            String words,
            Page<List<Object>> rows,
            List<String> links) {
        Listing {
            links = List.copyOf(links);
        }

        boolean mayImport() {
            return screen.may(Permission.USER_MANAGE);
        }

        boolean mayExport() {
            return screen.may(Permission.CASE_EXPORT);
        }

        String title() {
            return screen.name("register.title", kind);
        }
    }

    /**
     * @param fileName of the checked file, empty before
     * @param kept under which name the file waits for a word; empty when it cannot be done
     */
    record Import(
            Screen screen,
            RegisterKind kind,
            String fileName,
            Optional<RegisterReport> report,
            List<String> passedOver,
            String kept,
            Optional<LocalizedText> problem) {
        Import {
            passedOver = List.copyOf(passedOver);
        }

        boolean nothingToDo() {
            return report.map(told -> told.created() + told.changed()).orElse(0) == 0;
        }

        List<RegisterReport.Problem> problems() {
            List<RegisterReport.Problem> all =
                    report.map(RegisterReport::problems).orElse(List.of());
            return all.subList(0, Math.min(SHOWN, all.size()));
        }
    }

    /** A file on its way in. */
    record Running(Screen screen, RegisterKind kind, String name, RegisterJobs.Job job) {
        String path() {
            return kind.path() + "/import/jobs/" + name;
        }
    }
}
