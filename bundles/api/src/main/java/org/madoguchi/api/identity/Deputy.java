// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.time.Instant;

/**
 * A role that somebody has for a time, such as a supervisor who deputises for the manager (ST-215).
 *
 * @param until it ends by itself at this moment, in open sessions, too
 */
public record Deputy(Role role, Instant until) {}
