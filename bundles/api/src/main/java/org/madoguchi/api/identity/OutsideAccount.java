// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/**
 * That an account here belongs to a person at a provider.
 *
 * @param provider id of the provider
 * @param since when they first met
 * @param lastUsedAt last sign-in by the provider
 */
public record OutsideAccount(String provider, Instant since, Instant lastUsedAt) {}
