// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

/** A file's name comes from strangers and goes into a header. */
class DownloadsTest {
    @Test
    void aJapaneseNameShouldArriveWhole() {
        assertThat(Downloads.nameParameters("地図 ①.pdf"))
                .isEqualTo(
                        "; filename=\"____.pdf\";"
                                + " filename*=UTF-8''%E5%9C%B0%E5%9B%B3%20%E2%91%A0.pdf");
    }

    @Test
    @Requirement({"FJ-185", "ST-290"})
    void aHostileNameShouldNotBecomeAHeaderOfItsOwn() {
        assertThat(Downloads.nameParameters("a\"; x=1\r\nSet-Cookie: s=1\r\n\r\n<b>../../etc.txt"))
                .matches("; filename=\"[A-Za-z0-9._-]*\"; filename\\*=UTF-8''[A-Za-z0-9._%-]*");
    }
}
