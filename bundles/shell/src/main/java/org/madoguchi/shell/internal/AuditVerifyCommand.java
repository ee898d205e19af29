// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditVerdict;

/**
 * Tells whether the audit trail is as it was written, and which record is the first that is not.
 */
@Service
@Command(
        scope = "madoguchi",
        name = "audit-verify",
        description = "Checks that no audit record was changed, put in or taken away")
public final class AuditVerifyCommand extends DeskCommand {
    private static final int MOST_ANCHORS = 100_000;
    private static final int LONGEST_LINE = 10_000;

    @Option(
            name = "--anchor",
            description = "An end of the trail that was kept elsewhere, as this command prints it",
            multiValued = true)
    List<String> anchors = new ArrayList<>();

    @Option(
            name = "--anchors",
            description = "A file with such anchors, such as a log that was kept elsewhere")
    String file;

    @Override
    void run() throws CommandException {
        List<AuditAnchor> kept = new ArrayList<>();
        for (String anchor : anchors) {
            kept.add(
                    AuditAnchor.in(anchor)
                            .orElseThrow(() -> new IllegalArgumentException("--anchor " + anchor)));
        }
        if (file != null) {
            kept.addAll(read(Path.of(file)));
        }
        AuditVerdict verdict = with(AuditChain.class, chain -> chain.verify(actor(), kept));
        Optional<AuditVerdict.Fault> fault = verdict.fault();
        if (fault.isPresent()) {
            throw new CommandException(told(fault.get()));
        }
        verdict.removed()
                .ifPresent(
                        gone ->
                                out().println(
                                                text(
                                                        "audit.removed",
                                                        time(gone.before()),
                                                        gone.end().position())));
        out().println(
                        text(
                                "audit.whole",
                                verdict.checked(),
                                verdict.earlier(),
                                verdict.head(),
                                kept.size()));
    }

    private String told(AuditVerdict.Fault fault) {
        String kind = "audit.fault." + fault.kind().name().toLowerCase(Locale.ROOT);
        String found = text(kind, fault.position());
        return fault.record().map(record -> found + "\n" + described(record)).orElse(found);
    }

    private String described(AuditRecord record) {
        return text(
                "audit.record",
                time(record.at()),
                line(record.actorName()),
                line(record.origin()),
                line(record.action()),
                line(record.subject()));
    }

    private static String text(String key, Object... values) {
        return Sentences.both(LocalizedText.from(AuditVerifyCommand.class, key, values));
    }

    /** Anchors among whatever else is written there; lines without one are passed over. */
    private static List<AuditAnchor> read(Path file) {
        List<AuditAnchor> found = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() <= LONGEST_LINE) {
                    AuditAnchor.in(line).ifPresent(found::add);
                }
                if (found.size() > MOST_ANCHORS) {
                    throw new IllegalArgumentException(
                            "--anchors: more than " + MOST_ANCHORS + " in " + file);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("--anchors " + e, e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--anchors: none in " + file);
        }
        return found;
    }
}
