// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/**
 * What people at the desk need not put up with (カスタマーハラスメント), as the guidelines of the Ministry of
 * Health, Labour and Welfare divide it.
 */
public enum Harassment {
    /** Insults, shouting, defamation. */
    ABUSE,
    /** Threats, and the announcement of violence or of making it public. */
    THREAT,
    /** Keeping somebody on the line or at the desk for long. */
    HELD_UP,
    /** The same again and again although it has been answered. */
    REPETITION,
    /** Demands that nobody can be obliged to meet: kneeling, money, dismissal. */
    UNREASONABLE,
    SEXUAL,
    OTHER
}
