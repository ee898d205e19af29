// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.ArticleTransfer.Coding;

/** Writes every article into a new CSV file. */
@Service
@Command(
        scope = "madoguchi",
        name = "faq-export",
        description = "Writes every article into a new CSV file")
public final class FaqExportCommand extends DeskCommand {
    @Argument(index = 0, name = "file", description = "CSV file to be made", required = true)
    String file;

    @Option(name = "--shift-jis", description = "In Shift_JIS; otherwise UTF-8 as Excel knows it")
    boolean shiftJis;

    @Override
    void run() throws CommandException {
        Path path = Path.of(file);
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            with(
                    ArticleTransfer.class,
                    transfer -> {
                        write(transfer, out);
                        return path;
                    });
        } catch (FileAlreadyExistsException e) {
            throw new CommandException("すでにあります / is there already: " + file);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException("書けません / cannot write: " + file);
        }
        out().println(path);
    }

    private void write(ArticleTransfer transfer, OutputStream out) {
        try {
            transfer.export(
                    actor(), ArticleFilter.ALL, shiftJis ? Coding.SHIFT_JIS : Coding.UTF_8, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
