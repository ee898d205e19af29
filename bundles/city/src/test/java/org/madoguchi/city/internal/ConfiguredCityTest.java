// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.city.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Configurations;

class ConfiguredCityTest {
    private static ConfiguredCity city(Map<String, String> lines) {
        return new ConfiguredCity(Configurations.of(CityConfig.class, lines), 8780, 8781);
    }

    @Test
    void anEmptyFileShouldGiveTheSampleCityOnThisMachine() {
        ConfiguredCity city = city(Map.of());

        assertThat(city.name().in(Locale.JAPANESE)).isEqualTo("あさひ市");
        assertThat(city.deskName().in(Locale.ENGLISH)).isEqualTo("Asahi City Contact Centre");
        assertThat(city.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8780"));
        assertThat(city.consoleUrl()).isEqualTo(URI.create("http://127.0.0.1:8781"));
        assertThat(city.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void aUrlShouldLoseTheSlashAtItsEndAndKeepItsPath() {
        ConfiguredCity city =
                city(
                        Map.of(
                                "public_url", "https://www.city.example.jp/faq/",
                                "console_url", "https://desk.city.example.jp:8443"));

        assertThat(city.publicUrl()).hasToString("https://www.city.example.jp/faq");
        assertThat(city.consoleUrl()).hasToString("https://desk.city.example.jp:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "public_url, faq.city.example.jp, public.url",
        "public_url, ftp://city.example.jp, public.url",
        "public_url, https://city.example.jp/?q=1, public.url",
        "console_url, https://user:pw@city.example.jp, console.url",
        "console_url, http://, console.url",
        "console_url, http://a b, console.url",
        "zone, Asia/Asahi, zone",
        "zone, '', zone",
        "name, ' ', name",
        "desk_en, '', desk.en",
        "hours, mon 9-17, 'hours, holidays'",
        "holidays, 元日, 'hours, holidays'",
        "special, 2027-02-30 closed, 'hours, holidays'"
    })
    void aWrongValueShouldBeRefusedWithFileKeyAndRemedy(String name, String value, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> city(Map.of(name, value)))
                .withMessageContaining("etc/org.madoguchi.city.cfg: " + key)
                .withMessageContaining("Write");
    }
}
