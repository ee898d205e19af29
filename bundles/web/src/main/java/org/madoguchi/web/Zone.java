// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

/**
 * The two sides of the house; each has a connector of its own and answers 404 for the other's
 * paths.
 */
public enum Zone {
    /** Citizens: the portal and the web form. */
    PUBLIC,
    /** Staff and machines of the city: console, API, health, metrics. */
    PRIVATE
}
