// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceTest {
    private static final String COLUMNS =
            "id,source,section,requirement_ja,requirement_en,kind,area,acceptance\n";

    @TempDir Path folder;

    @BeforeEach
    void fourSpecifications() throws IOException {
        write(
                "fujisawa.csv",
                COLUMNS
                        + "FJ-001,x,1,\"メール、フォームを\n受ける|こと\",Mail,software,case,a\n"
                        + "FJ-002,x,1,検索できること,Search,deployment,faq-search,\n"
                        + "FJ-003,x,1,\"研修を\"\"毎月\"\"行う\",Training,operations,operations,\n"
                        + "FJ-004,x,1,FAXを受けること,Fax,software,fax,\n");
        for (String city : List.of("setagaya", "yokosuka", "sapporo")) {
            write(city + ".csv", COLUMNS);
        }
        write("remarks.csv", "id,state,remark_ja,remark_en\nFJ-002,partly,本文のみ,Text only\n");
    }

    @Test
    void aProvenDemandShouldBeMetWithItsTest() throws IOException {
        assertThat(page(proof("FJ-001"), proof("FJ-002")))
                .contains(
                        "| FJ-001 | case | メール、フォームを 受ける\\|こと | 満たす / met"
                                + " | [MailTest.arrives](../bundles/mail/MailTest.java) |");
    }

    @Test
    void aRemarkShouldMakeItPartlyMet() throws IOException {
        assertThat(page(proof("FJ-002")))
                .contains(
                        "| 一部 / partly | [MailTest.arrives](../bundles/mail/MailTest.java)"
                                + "<br>本文のみ<br>Text only |");
    }

    @Test
    void theSummaryShouldCountEachStateOnce() throws IOException {
        assertThat(page(proof("FJ-001"), proof("FJ-002")))
                .contains("| 藤沢市 / Fujisawa | 4 | 1 | 1 | 1 | 1 |")
                .contains("| **計 / total** | 4 | 1 | 1 | 1 | 1 |")
                .contains("研修を\"毎月\"行う");
    }

    @Test
    void aTestThatProvesAnUnknownDemandShouldBeRefused() {
        assertThatThrownBy(() -> page(proof("FJ-002"), proof("FJ-999")))
                .hasMessageContaining("MailTest.arrives")
                .hasMessageContaining("FJ-999");
    }

    @Test
    void aTestThatProvesADemandOnPeopleShouldBeRefused() {
        assertThatThrownBy(() -> page(proof("FJ-002"), proof("FJ-003")))
                .hasMessageContaining("FJ-003");
    }

    @Test
    void partlyMetWithoutATestShouldBeRefused() {
        assertThatThrownBy(() -> page(proof("FJ-001"))).hasMessageContaining("FJ-002");
    }

    @Test
    void idsShouldBeFoundInTestSourcesOnly() throws IOException {
        String source =
                """
                package x;
                /** Not this: @Requirement("FJ-000") */
                @Requirement("FJ-001")
                class MailTest {
                    @Test
                    @Requirement({"FJ-002", "FJ-004"})
                    void arrives() {}
                    @Nested class Late {
                        @Requirement(value = "FJ-003") void waits() {}
                    }
                }
                """;
        for (String kind : List.of("test", "main")) {
            Path file = folder.resolve("bundles/mail/src/" + kind + "/java/x/MailTest.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
        String path = "bundles/mail/src/test/java/x/MailTest.java";
        assertThat(Proofs.below(folder))
                .containsExactlyInAnyOrder(
                        new Proof("FJ-001", path, "MailTest"),
                        new Proof("FJ-002", path, "MailTest.arrives"),
                        new Proof("FJ-004", path, "MailTest.arrives"),
                        new Proof("FJ-003", path, "MailTest.Late.waits"));
    }

    private String page(Proof... proofs) throws IOException {
        return Compliance.page(folder, List.of(proofs));
    }

    private static Proof proof(String id) {
        return new Proof(id, "bundles/mail/MailTest.java", "MailTest.arrives");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
