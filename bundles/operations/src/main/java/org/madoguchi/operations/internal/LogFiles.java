// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The log of today and the compressed ones of the days before, read from the newest backwards. */
@Component(service = ProgramLog.class)
public final class LogFiles implements ProgramLog {
    private static final String TODAY = "madoguchi.log";

    /** So many files at most, of 16 MB each: what somebody waits for. */
    private static final int MOST_FILES = 40;

    private final Path folder;

    @Activate
    public LogFiles() {
        this(
                Path.of(
                        System.getProperty(
                                "karaf.log", System.getProperty("karaf.data", ".") + "/log")));
    }

    LogFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Lines read(Actor actor, Query wanted) {
        actor.require(Permission.CHANNEL_OPERATE);
        Query query = bounded(wanted);
        List<Line> newest = new ArrayList<>();
        boolean more = false;
        try {
            Iterator<Path> files = files(query).iterator();
            while (files.hasNext() && !more) {
                more = add(newest, files.next(), query);
            }
            more |= files.hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read", e);
        }
        return new Lines(newest, more);
    }

    private static Query bounded(Query query) {
        Instant earliest = query.until().minus(LONGEST);
        return query.from().isBefore(earliest)
                ? new Query(query.least(), query.source(), earliest, query.until())
                : query;
    }

    /** The newest first, those that were closed before the time left out. */
    private List<Path> files(Query query) throws IOException {
        record Dated(Path file, Instant written) {}
        List<Dated> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(LogFiles::isOurs).toList()) {
                files.add(new Dated(file, Files.getLastModifiedTime(file).toInstant()));
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        return files.stream()
                .filter(file -> !file.written().isBefore(query.from()))
                .sorted(Comparator.comparing(Dated::written).reversed())
                .limit(MOST_FILES)
                .map(Dated::file)
                .toList();
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.equals(TODAY) || name.matches("madoguchi\\..*\\.log\\.gz");
    }

    /**
     * @return whether there are more than fit
     */
    private static boolean add(List<Line> newest, Path file, Query query) throws IOException {
        int room = MOST - newest.size();
        Deque<Line> last = new ArrayDeque<>();
        boolean more = false;
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            LogReader reader = new LogReader(lines);
            for (Line line = reader.next(); line != null; line = reader.next()) {
                if (fits(line, query)) {
                    last.addFirst(line);
                    if (last.size() > room) {
                        last.removeLast();
                        more = true;
                    }
                }
            }
        } catch (NoSuchFileException rolledOver) {
            return false; // while we read; it is found as a compressed one the next time
        }
        newest.addAll(last);
        return more;
    }

    private static boolean fits(Line line, Query query) {
        return line.level().isAtLeast(query.least())
                && !line.at().isBefore(query.from())
                && line.at().isBefore(query.until())
                && line.source().contains(query.source().strip().replace("org.madoguchi", "o.m"));
    }
}
