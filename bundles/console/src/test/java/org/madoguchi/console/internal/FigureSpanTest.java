// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

class FigureSpanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 21);

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-02-28, , , 2026-02-28, 2026-02-28",
        "WEEK, 2026-03-01, , , 2026-02-23, 2026-03-01",
        "MONTH, 2024-02-29, , , 2024-02-01, 2024-02-29",
        "MONTH, , , , 2026-02-01, 2026-02-28",
        "HALF, 2026-03-31, , , 2025-10-01, 2026-03-31",
        "HALF, 2026-04-01, , , 2026-04-01, 2026-09-30",
        "FISCAL_YEAR, 2026-03-31, , , 2025-04-01, 2026-03-31",
        "YEAR, 2026-03-31, , , 2026-01-01, 2026-12-31",
        "DATES, , 2026-06-01, 2027-03-31, 2026-06-01, 2027-03-31",
        "DATES, , 1026-06-01, 2027-03-31, 2017-04-01, 2027-03-31",
        "DATES, , 2026-06-02, 2026-06-01, 2026-02-01, 2026-02-28",
        "nonsense, 2026-99-01, , , 2026-02-01, 2026-02-28"
    })
    @Requirement({"ST-002", "ST-245", "FJ-264"})
    void aPeriodShouldBeAWholeOneOfTheCalendarOrTheChosenDays(
            String name, String on, String first, String last, LocalDate begin, LocalDate end) {
        FigureSpan span = FigureSpan.of(name, on, first, last, TODAY);

        assertThat(span.first()).isEqualTo(begin);
        assertThat(span.last()).isEqualTo(end);
    }

    @Test
    @Requirement("SP-030")
    void thePeriodBeforeAndAfterShouldTouch() {
        for (FigureSpan.Unit unit : FigureSpan.Unit.values()) {
            FigureSpan span = FigureSpan.of(unit.name(), "2026-03-31", null, null, TODAY);
            if (unit != FigureSpan.Unit.DATES) {
                assertThat(span.before().orElseThrow().last()).isEqualTo(span.first().minusDays(1));
                assertThat(span.after().orElseThrow().first()).isEqualTo(span.last().plusDays(1));
                assertThat(span.after().orElseThrow().before()).contains(span);
            }
        }
    }

    @Test
    @Requirement({"ST-002", "ST-246"})
    void aPartOfAFiscalYearShouldBeToldMonthByMonth() {
        FigureSpan span = FigureSpan.of("DATES", null, "2026-06-15", "2026-08-31", TODAY);

        assertThat(span.hasMonths()).isTrue();
        assertThat(span.months())
                .extracting(month -> month.first() + " " + month.last())
                .containsExactly(
                        "2026-06-15 2026-06-30", "2026-07-01 2026-07-31", "2026-08-01 2026-08-31");
        assertThat(FigureSample.NOVEMBER.hasMonths()).isFalse();
    }

    @Test
    @Requirement({"SP-030", "SP-031"})
    void aReportShouldHaveASheetForEachTableAndNumbersAsNumbers(@TempDir Path folder)
            throws IOException {
        Screen screen =
                Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "figures", "");
        DeskTables tables = new DeskTables(screen, new FigureSample(), FigureSample.NOVEMBER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ReportFile.write(
                FigureSample.report(
                        screen,
                        List.of(tables.summary(), tables.split(Split.TOPIC, Optional.empty()))),
                out);

        Path book = Files.write(folder.resolve("report.xlsx"), out.toByteArray());
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(
                        entry.getName(),
                        plain(
                                new String(
                                        zip.getInputStream(entry).readAllBytes(),
                                        StandardCharsets.UTF_8)));
            }
        }
        assertThat(files.get("xl/workbook.xml")).contains("\"概要\"", "\"分類\"");
        assertThat(files.get("xl/worksheets/sheet2.xml"))
                .contains("<v>412</v>", "<v>76</v>", "<v>4.2</v>");
        assertThat(files.get("xl/sharedStrings.xml"))
                .contains("月報", "=1+1", "2026-11-01 ～ 2026-11-30");
    }

    /** Letters instead of their numbers. */
    private static String plain(String xml) {
        return Pattern.compile("&#(x?)([0-9a-fA-F]+);")
                .matcher(xml)
                .replaceAll(
                        found ->
                                Character.toString(
                                        Integer.parseInt(
                                                found.group(2),
                                                found.group(1).isEmpty() ? 10 : 16)));
    }
}
