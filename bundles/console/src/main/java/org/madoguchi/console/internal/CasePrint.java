// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;

/** A case for paper: who printed it and when is on every copy. */
record CasePrint(CaseDesk desk, Instant at) {}
