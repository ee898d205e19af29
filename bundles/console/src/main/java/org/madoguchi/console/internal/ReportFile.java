// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;

/** A report as a workbook: what it is about on the first sheet, then a sheet for each table. */
final class ReportFile {
    private ReportFile() {}

    static Response of(DeskReport report) {
        StreamingOutput body = out -> write(report, out);
        return Response.ok(body, TableFile.XLSX.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name(report) + "\"")
                .build();
    }

    static String name(DeskReport report) {
        return "report-"
                + report.span().unit().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + "-"
                + report.span().first()
                + "-"
                + report.span().last()
                + ".xlsx";
    }

    static void write(DeskReport report, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Madoguchi", "1.0")) {
            for (int i = 0; i < report.tables().size(); i++) {
                DeskTable table = report.tables().get(i);
                TableFile.writeSheet(
                        book,
                        table.title(),
                        table.columns(),
                        i == 0 ? withHead(report, table) : table.figures().cells());
            }
        }
    }

    private static List<List<Object>> withHead(DeskReport report, DeskTable first) {
        Screen screen = report.screen();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(screen.text("figures.report.city"), screen.cityName()));
        rows.add(List.of(screen.text("figures.report.kind"), report.title()));
        rows.add(
                List.of(
                        screen.text("figures.report.period"),
                        screen.text(
                                "figures.days",
                                report.span().first().toString(),
                                report.span().last().toString())));
        rows.add(List.of(screen.text("figures.report.made"), report.madeAt()));
        rows.addAll(first.figures().cells());
        return rows;
    }
}
