// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;

/**
 * How it is with the backups that are made by themselves.
 *
 * @param newest when the newest good one was begun
 * @param overdue whether it should have been there by now
 * @param failure why the last try made none
 */
record BackupStanding(Optional<Instant> newest, boolean overdue, Optional<LocalizedText> failure) {}
