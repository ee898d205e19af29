// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Who an article is for; each audience also sees what the ones before it see. */
public enum Audience {
    /** Citizens: the public site. */
    PUBLIC,
    /** The desk. */
    OPERATOR,
    /** City staff. */
    STAFF
}
