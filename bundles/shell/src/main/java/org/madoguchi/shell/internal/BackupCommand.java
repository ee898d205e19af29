// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.backup.BackupFile;
import org.madoguchi.api.backup.Backups;

/** Makes a backup now, while everybody works. */
@Service
@Command(
        scope = "madoguchi",
        name = "backup",
        description = "Makes a file of everything that must not be lost, while people work")
public final class BackupCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "folder",
            description = "Where to; else backup.folder of the settings, else backup/ of the data")
    String folder;

    @Override
    void run() {
        Optional<Path> to = Optional.ofNullable(folder).map(Path::of);
        BackupFile made = with(Backups.class, backups -> backups.make(actor(), to));
        out().println(
                        Sentences.both(
                                LocalizedText.from(
                                        BackupCommand.class,
                                        "backup.made",
                                        made.entries(),
                                        (made.size() >> 20) + 1)));
        out().println(made.path());
    }
}
