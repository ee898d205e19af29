// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.util.List;

/**
 * One window of some browser: as much as a walk through the product needs, so that the same walk is
 * made in engines that are steered by different tools. Places in a page are CSS selectors, open
 * shadow roots included; whoever acts waits for the place first.
 */
interface Window extends AutoCloseable {
    /** A path of the site, or a whole address. */
    void go(String address);

    /** Waits for the place, and that it can be seen. */
    void see(String selector);

    /** Waits for a text in a place. */
    void see(String selector, String text);

    void click(String selector);

    /** In place of what is there. */
    void type(String selector, String text);

    void press(String selector, Key key);

    /** The value of an expression in the page. */
    Object evaluate(String expression);

    void resize(int width, int height);

    /** The part of the page that is seen. */
    void photograph(String name);

    /** What scripts and the pages' security policy had to complain about since it was opened. */
    List<String> complaints();

    @Override
    void close();

    enum Key {
        ENTER("Enter", "\uE007"),
        DOWN("ArrowDown", "\uE015");

        /** As Playwright calls it. */
        final String name;

        /** As WebDriver sends it. */
        final String code;

        Key(String name, String code) {
            this.name = name;
            this.code = code;
        }
    }
}
