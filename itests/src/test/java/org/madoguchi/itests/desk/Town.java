// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

/** The sample city's addresses. */
final class Town {
    /** The desk's mailbox: where citizens write and answers come from. */
    static final String DESK = "desk@asahi.example";

    static final String WASTE_DEPARTMENT = "gomi@asahi.example";

    /** Sends what people fill in on the city's own web site. */
    static final String WEB_SITE = "webform@www.asahi.example";

    private Town() {}
}
