// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Whom an article is written for (FJ-151); see {@link Reader} for who reads which. */
public enum Audience {
    /** Citizens, on the public site, and everybody else. */
    PUBLIC,
    /** The desk. */
    OPERATOR,
    /** City staff. */
    STAFF
}
