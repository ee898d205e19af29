// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.util.Optional;

/** Whoever alarms and counts asks this. Safe for use by several threads. */
interface BackupWatch {
    /** Empty when none are made by themselves. */
    Optional<BackupStanding> standing();
}
