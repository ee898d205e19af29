// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * How things stand with an account's second factor.
 *
 * @param since when it was turned on; empty while it is off
 * @param recoveryCodes how many are left
 * @param demanded a role of the account cannot do without
 */
public record SecondFactor(Optional<Instant> since, int recoveryCodes, boolean demanded) {}
