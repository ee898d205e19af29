// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.madoguchi.api.Content;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Notices;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the reports that are due, as workbooks, by the desk's own mail channel. The last day that
 * was reported is kept in a file; a stop in between may send a report twice, never none.
 */
@Component(
        service = ReportMail.class,
        immediate = true,
        configurationPid = "org.madoguchi.reports",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ReportMail {
    private static final Logger log = LoggerFactory.getLogger(ReportMail.class);
    private static final Actor REPORTS = Actor.system("reports");
    private static final long FIRST_LOOK_SECONDS = 5;
    private static final long STEP_SECONDS = 60;

    /** Minutes between two tries of reports that somebody did not get; the first ones are less. */
    private static final int PATIENCE = 15;

    private final Screens screens;
    private final DeskReports reports;
    private final Notices notices;
    private final AuditTrail audit;
    private final City city;
    private final ReportSettings settings;
    private final Path kept;
    private final Clock clock = Clock.systemUTC();

    /** Who has got what is due now; others are tried again. */
    private final Set<EmailAddress> told = new HashSet<>();

    private Instant nextTry = Instant.EPOCH;
    private int tries;

    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "madoguchi-reports");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Activate
    public ReportMail(
            @Reference Screens screens,
            @Reference DeskReports reports,
            @Reference Notices notices,
            @Reference AuditTrail audit,
            @Reference City city,
            ReportsConfig config) {
        this.screens = screens;
        this.reports = reports;
        this.notices = notices;
        this.audit = audit;
        this.city = city;
        this.settings = settings(config);
        this.kept = Path.of(System.getProperty("karaf.data", "."), "reports-sent-until");
        worker.scheduleWithFixedDelay(
                this::lookSafely, FIRST_LOOK_SECONDS, STEP_SECONDS, TimeUnit.SECONDS);
    }

    private static ReportSettings settings(ReportsConfig config) {
        try {
            return ReportSettings.from(config);
        } catch (IllegalArgumentException e) {
            log.error("{}", e.getMessage());
            throw e;
        }
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    /** One look that fails must not end the looking. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            log.error("the reports could not be sent; they are tried again", e);
        }
    }

    private void look() {
        if (clock.instant().isBefore(nextTry)) {
            return;
        }
        ZonedDateTime now = clock.instant().atZone(city.zone());
        LocalDate yesterday = now.toLocalDate().minusDays(1);
        LocalDate covered = covered(yesterday);
        if (settings.to().isEmpty() || !settings.plan().isTime(covered, now, city.hours())) {
            return;
        }
        List<FigureSpan> spans = settings.plan().spans(covered, yesterday);
        if (spans.isEmpty() || sentToAll(spans)) {
            keep(yesterday);
            told.clear();
            tries = 0;
        } else {
            tries++;
            nextTry = clock.instant().plus(Duration.ofMinutes(Math.min(tries, PATIENCE)));
            log.warn(
                    "{} of {} addresses did not get the reports; they are tried again",
                    settings.to().size() - told.size(),
                    settings.to().size());
        }
    }

    /** Whether everybody has got them. */
    private boolean sentToAll(List<FigureSpan> spans) {
        Screen screen = screens.of(REPORTS);
        List<DeskReport> made = spans.stream().map(span -> reports.of(screen, span)).toList();
        for (EmailAddress address : settings.to()) {
            if (!told.contains(address) && send(address, screen, made)) {
                told.add(address);
            }
        }
        if (!told.containsAll(settings.to())) {
            return false;
        }
        audit.recordCommitted(
                REPORTS,
                "figures.mailed",
                "figures",
                spans.stream()
                                .map(span -> span.unit() + " " + span.first())
                                .collect(Collectors.joining(", "))
                        + " to "
                        + told.size());
        return true;
    }

    private boolean send(EmailAddress address, Screen screen, List<DeskReport> made) {
        DeskReport newest = made.get(made.size() - 1);
        String list =
                made.stream()
                        .map(report -> "・" + named(report) + "\n  " + address(report))
                        .collect(Collectors.joining("\n"));
        return notices.send(
                address,
                screen.text("figures.mail.subject", screen.cityName(), named(newest), made.size()),
                screen.text("figures.mail.text", list),
                made.stream().map(ReportMail::workbook).toList());
    }

    private String address(DeskReport report) {
        return city.consoleUrl() + DeskFiguresPage.PATH + "?" + report.span().query();
    }

    private static String named(DeskReport report) {
        return report.title() + " " + report.span().label(report.screen());
    }

    private static Attachment workbook(DeskReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportFile.write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Attachment(
                ReportFile.name(report), TableFile.XLSX.mediaType(), Content.of(out.toByteArray()));
    }

    /** Whoever has just asked for reports gets yesterday's first. */
    private LocalDate covered(LocalDate yesterday) {
        try {
            return Files.exists(kept)
                    ? LocalDate.parse(Files.readString(kept).strip())
                    : yesterday.minusDays(1);
        } catch (IOException | DateTimeException e) {
            log.warn("{} cannot be read; the reports go on from yesterday", kept, e);
            return yesterday.minusDays(1);
        }
    }

    private void keep(LocalDate day) {
        try {
            Path whole = kept.resolveSibling(kept.getFileName() + ".new");
            Files.writeString(whole, day.toString());
            Files.move(whole, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
