// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;

/**
 * Makes one file of database, stored files, settings and keys while people go on working. Safe for
 * use by several threads; backups are made one after the other.
 */
public interface Backups {
    /**
     * Returns when the file is complete, on the disk, and was read again. It is on record who had
     * it made. A backup that was begun is not given up when the caller is interrupted.
     *
     * @param folder where to; made when missing; empty for the one of the settings
     * @throws org.madoguchi.api.RejectedException when there is too little room, the folder cannot
     *     be written, or the database's own program for it is missing; nothing is left behind
     */
    BackupFile make(Actor actor, Optional<Path> folder);
}
