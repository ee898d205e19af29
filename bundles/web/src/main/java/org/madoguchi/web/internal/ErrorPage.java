// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

/**
 * @param home where to go from here
 */
record ErrorPage(int status, String title, String detail, String reference, String home) {}
