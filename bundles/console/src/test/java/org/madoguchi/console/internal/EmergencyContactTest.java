// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.test.Requirement;

class EmergencyContactTest {
    @ParameterizedTest
    @CsvSource({
        "水道局宿直 000-000-2090, ''",
        "1 宿直 0466-25-9999, 0466259999",
        "10 課長 田村（携帯 090-1111-2222）, 09011112222",
        "2 守衛室 ０４６６（２５）１１１１ 夜間, 0466251111",
        "3 内線 1234, ''",
        "4 副市長, ''"
    })
    @Requirement("ST-095")
    void theNumberInALineShouldBeFoundAndNothingElseTakenForOne(String line, String dialled) {
        assertThat(EmergencyContact.numberIn(line).map(PhoneNumber::dialled).orElse(""))
                .isEqualTo(dialled);
    }
}
