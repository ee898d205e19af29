// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Requirement;

class SettingValuesTest {
    private final SettingValues values = new SettingValues(new byte[32]);

    private Map<String, String> kept(String key, Object value) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(key, value);
        properties.put("felix.fileinstall.filename", "file:/etc/some.cfg");
        return values.kept(properties);
    }

    @Test
    @Requirement("FJ-215")
    void aChangeShouldBeToldWithOldAndNewValue() {
        assertThat(
                        SettingValues.changes(
                                Map.of("lock.failures", "5", "name", "あさひ市"),
                                Map.of("lock.failures", "9", "zone", "Asia/Tokyo")))
                .containsExactly(
                        "lock.failures: 5 -> 9",
                        "name: あさひ市 -> (none)",
                        "zone: (none) -> Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {".token", "imap.password", "client.Secret", "api.token"})
    void aSecretShouldBeKeptAndToldAsThatItChanged(String key) {
        Map<String, String> before = kept(key, "kamome");
        Map<String, String> after = kept(key, "suzume");
        assertThat(before.toString() + after).doesNotContain("kamome").doesNotContain("suzume");
        assertThat(SettingValues.changes(before, after)).containsExactly(key + ": changed");
        assertThat(SettingValues.changes(before, kept(key, "kamome"))).isEmpty();
        assertThat(SettingValues.changes(Map.of(), after)).containsExactly(key + ": set");
    }

    @Test
    void aPasswordInAnAddressShouldNotBeTold() {
        Map<String, String> kept =
                kept("url", "jdbc:postgresql://desk:kamome@db.lan/desk?password=suzume&ssl=true");
        assertThat(kept.get("url"))
                .contains("jdbc:postgresql://desk:***@db.lan", "ssl=true")
                .doesNotContain("kamome")
                .doesNotContain("suzume");
        assertThat(kept("url", "jdbc:postgresql://desk:other@db.lan/desk?password=suzume&ssl=true"))
                .isNotEqualTo(kept);
    }

    @Test
    void aLongValueShouldBeCutAndItsEndStillMatter() {
        Map<String, String> one = kept("text", "あ".repeat(5000) + "い");
        assertThat(one.get("text")).hasSizeLessThan(250);
        assertThat(kept("text", "あ".repeat(5000) + "う")).isNotEqualTo(one);
    }

    @Test
    void listsShouldBeToldAsLists() {
        assertThat(kept("networks", new String[] {"10.0.0.0/8", "::1"}))
                .containsEntry("networks", "10.0.0.0/8, ::1")
                .doesNotContainKey("felix.fileinstall.filename");
    }
}
