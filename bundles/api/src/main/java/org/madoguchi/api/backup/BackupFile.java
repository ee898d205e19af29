// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.backup;

import java.nio.file.Path;

/**
 * A backup that is complete and was read again.
 *
 * @param size in bytes
 * @param entries how many files are in it
 */
public record BackupFile(Path path, long size, int entries) {}
