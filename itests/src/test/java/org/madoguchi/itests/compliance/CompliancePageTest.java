// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.madoguchi.itests.Sources;

/**
 * Writes {@code docs/compliance.md}; where nothing may be written, in CI, it must be up to date.
 */
class CompliancePageTest {
    @Test
    void thePageShouldSayWhatTheTestsProve() throws IOException {
        Path page = Sources.ROOT.resolve("docs/compliance.md");
        String written =
                Compliance.page(
                        Sources.ROOT.resolve("docs/requirements"), Proofs.below(Sources.ROOT));
        if (System.getenv("CI") == null) {
            Files.writeString(page, written);
        }
        assertThat(page)
                .as("docs/compliance.md is out of date: run ./madoguchi test and commit it")
                .hasContent(written);
    }
}
