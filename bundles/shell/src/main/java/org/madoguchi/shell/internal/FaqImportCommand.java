// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.madoguchi.api.Content;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.Progress;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;

/** Imports articles from a CSV file, all or nothing, and prints what is wrong with it. */
@Service
@Command(
        scope = "madoguchi",
        name = "faq-import",
        description = "Imports articles from a CSV file, all or nothing")
public final class FaqImportCommand extends DeskCommand {
    private static final long LOOK_AGAIN = 200;

    @Argument(index = 0, name = "file", description = "CSV file", required = true)
    String file;

    @Option(name = "--check", description = "Only list what is wrong, change nothing")
    boolean check;

    @Option(name = "--publish", description = "Publish them; otherwise they are drafts")
    boolean publish;

    @Option(name = "--remove", description = "Take off the articles of the column ID")
    boolean remove;

    @Override
    void run() throws CommandException {
        Act act = remove ? Act.REMOVE : publish ? Act.PUBLISH : Act.WRITE;
        try {
            Content content = Content.of(Path.of(file));
            Report report =
                    with(
                            ArticleTransfer.class,
                            transfer ->
                                    check
                                            ? transfer.check(actor(), content, act)
                                            : carriedOut(transfer, content, act));
            report.problems()
                    .forEach(
                            problem ->
                                    out().println(
                                                    problem.line()
                                                            + " "
                                                            + problem.column()
                                                            + ": "
                                                            + problem.text().ja()
                                                            + " / "
                                                            + problem.text().en()));
            out().printf(
                            "%d rows: %d added, %d changed, %d removed, %d problems%n",
                            report.rows(),
                            report.added(),
                            report.changed(),
                            report.removed(),
                            report.problems().size());
            if (!report.problems().isEmpty()) {
                throw new CommandException("何も変更していません。 / Nothing was changed.");
            }
        } catch (IOException e) {
            throw new CommandException("読めません / cannot read: " + file);
        }
    }

    private static Report carriedOut(ArticleTransfer transfer, Content content, Act act) {
        ArticleTransfer.JobId job = transfer.start(actor(), content, act);
        try {
            while (true) {
                Optional<Report> report = transfer.progress(actor(), job).flatMap(Progress::report);
                if (report.isPresent()) {
                    return report.get();
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import goes on in the background", e);
        }
    }
}
