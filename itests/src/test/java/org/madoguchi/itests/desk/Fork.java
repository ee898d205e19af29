// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

/** Tests run in several processes at once, each with a product of its own. */
final class Fork {
    private Fork() {}

    /** Of this process, from 1. */
    static int number() {
        return Integer.getInteger("madoguchi.itests.fork", 1);
    }
}
