// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;

/**
 * What a message says, in Japanese.
 *
 * @param byMachine no person has checked it yet
 * @param by the person's name, or the machine's
 */
public record MessageTranslation(String text, boolean byMachine, String by, Instant at) {}
