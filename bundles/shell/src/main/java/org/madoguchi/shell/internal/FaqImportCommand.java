// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

    /** Told on another thread; only this one's output is the shell's. */
    private static Report carriedOut(ArticleTransfer transfer, Content content, Act act) {
        BlockingQueue<Progress> heard = new LinkedBlockingQueue<>();
        transfer.start(actor(), content, act, List.of(), heard::add);
        try {
            while (true) {
                Progress now = heard.take();
                if (now.report().isPresent()) {
                    System.err.println();
                    return now.report().get();
                }
                System.err.printf("\r%d / %d", now.done(), now.rows());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import goes on in the background", e);
        }
    }
}
