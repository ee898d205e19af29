// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.Requirement;

/** Reports come by themselves, as workbooks, once. */
@ExtendWith(OpenDesk.class)
class ReportMailIT {
    private static final String CITY = "tokei@example.jp";

    private final Desk desk;

    @TempDir Path folder;

    ReportMailIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement({"FJ-250", "ST-228", "YK-014"})
    void theReportOfTheDayBeforeShouldComeByMailByItself() throws Exception {
        Path file = desk.file("etc/org.madoguchi.reports.cfg");
        Desk.configure(file, "to = " + CITY + "\nat = 00:00\nevery.day = yes\n");
        try {
            MimeMessage mail =
                    desk.post()
                            .receive(
                                    CITY,
                                    "the daily report",
                                    one -> Post.subject(one).contains("日報"));
            Multipart parts = (Multipart) mail.getContent();
            String text = String.valueOf(parts.getBodyPart(0).getContent());
            assertThat(text).contains("/console/figures?span=DAY&on=", "日報");
            BodyPart workbook = parts.getBodyPart(1);
            assertThat(workbook.getFileName()).matches("report-day-[0-9-]+\\.xlsx");
            assertThat(sheets(workbook)).as("a sheet for each table").hasSizeGreaterThan(10);
            assertThat(desk.shell("madoguchi:audit-list --action figures.mailed"))
                    .contains("figures.mailed");
        } finally {
            Files.delete(file);
        }
    }

    private List<String> sheets(BodyPart workbook) throws IOException, MessagingException {
        Path file = Files.write(folder.resolve("report.xlsx"), content(workbook));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("xl/worksheets/sheet"))
                    .toList();
        }
    }

    private static byte[] content(BodyPart part) throws IOException, MessagingException {
        return part.getInputStream().readAllBytes();
    }
}
