// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.Requirement;

/** What the product may be used for, and by how many. */
class LicenceTest {
    @Test
    @Requirement("FJ-172")
    void theLicenceShouldAskNoFeeAndCountNobody() throws IOException {
        String licence = Files.readString(Sources.ROOT.resolve("LICENSE")).replaceAll("\\s+", " ");
        assertThat(licence)
                .contains("Apache License Version 2.0")
                .contains("perpetual, worldwide, non-exclusive, no-charge, royalty-free")
                .doesNotContainIgnoringCase("per user", "number of users", "concurrent users");
        assertThat(Files.readString(Sources.ROOT.resolve("karaf-assembly/pom.xml")))
                .as("and it comes with the distribution")
                .contains("<include>LICENSE</include>");
    }
}
