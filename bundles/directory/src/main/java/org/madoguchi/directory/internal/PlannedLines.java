// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.PersonDraft;

/** Lines as a column keeps them, between the separators that ASCII has for it. */
final class PlannedLines {
    private static final String FIELD = "\u001f";
    private static final String LINE = "\u001e";

    private PlannedLines() {}

    static String departments(List<DepartmentLine> lines) {
        return lines.stream()
                .map(
                        line ->
                                fields(
                                        Long.toString(line.line()),
                                        line.draft().code(),
                                        line.draft().name(),
                                        line.draft().reading(),
                                        line.draft().kind().name(),
                                        line.draft().parent(),
                                        line.draft().mail(),
                                        line.draft().phone(),
                                        line.draft().extension(),
                                        line.draft().building(),
                                        line.draft().floor(),
                                        line.draft().duties(),
                                        line.draft().keywords(),
                                        line.draft().hours(),
                                        line.draft().emergency(),
                                        Boolean.toString(line.draft().active()),
                                        line.draft().successor()))
                .collect(Collectors.joining(LINE));
    }

    static List<DepartmentLine> departments(String content) {
        return split(content)
                .map(
                        f ->
                                new DepartmentLine(
                                        Long.parseLong(f[0]),
                                        new DepartmentDraft(
                                                f[1],
                                                f[2],
                                                f[3],
                                                DepartmentKind.valueOf(f[4]),
                                                f[5],
                                                f[6],
                                                f[7],
                                                f[8],
                                                f[9],
                                                f[10],
                                                f[11],
                                                f[12],
                                                f[13],
                                                f[14],
                                                Boolean.parseBoolean(f[15]),
                                                f[16])))
                .toList();
    }

    static String people(List<PersonLine> lines) {
        return lines.stream()
                .map(
                        line ->
                                fields(
                                        Long.toString(line.line()),
                                        line.draft().number(),
                                        line.draft().name(),
                                        line.draft().reading(),
                                        line.draft().department(),
                                        line.draft().position(),
                                        line.draft().duties(),
                                        line.draft().extension(),
                                        Boolean.toString(line.draft().active())))
                .collect(Collectors.joining(LINE));
    }

    static List<PersonLine> people(String content) {
        return split(content)
                .map(
                        f ->
                                new PersonLine(
                                        Long.parseLong(f[0]),
                                        new PersonDraft(
                                                f[1],
                                                f[2],
                                                f[3],
                                                f[4],
                                                f[5],
                                                f[6],
                                                f[7],
                                                Boolean.parseBoolean(f[8]))))
                .toList();
    }

    private static String fields(String... fields) {
        return Stream.of(fields)
                .map(field -> field.replaceAll("[" + FIELD + LINE + "\u0000]", " "))
                .collect(Collectors.joining(FIELD));
    }

    private static Stream<String[]> split(String content) {
        return Optional.of(content).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Stream.of(text.split(LINE)))
                .map(line -> line.split(FIELD, -1));
    }
}
