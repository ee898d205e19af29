// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.web.FormData;

class FaxNumberTest {
    @Test
    void withoutANumberTheAnswerShouldGoWhereTheCaseSays() {
        assertThat(FaxNumber.recipient(form("", " "))).isEmpty();
    }

    @Test
    void theSameNumberTwiceShouldBeTakenHoweverItIsWritten() {
        assertThat(FaxNumber.recipient(form("03-5555-0101", "０３（５５５５）０１０１")))
                .hasValueSatisfying(
                        to -> {
                            assertThat(to.address().value()).isEqualTo("+81355550101");
                            assertThat(to.name()).isEqualTo("山本 正");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "03-5555-0101, 03-5555-0110",
        "03-5555-0101, ''",
        "'', 03-5555-0101",
        "5555-0101, 5555-0101",
        "110, 110"
    })
    void anythingElseShouldBeRefused(String first, String again) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> FaxNumber.recipient(form(first, again)));
    }

    private static FormData form(String first, String again) {
        return new FormData(
                Map.of(
                        "fax", List.of(first),
                        "faxAgain", List.of(again),
                        "faxName", List.of("山本 正")),
                Map.of());
    }
}
