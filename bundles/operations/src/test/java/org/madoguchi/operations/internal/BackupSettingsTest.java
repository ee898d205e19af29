// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Configurations;

class BackupSettingsTest {
    private static BackupSettings settings(Map<String, Object> lines) {
        return BackupSettings.from(Configurations.of(OperationsConfig.class, lines));
    }

    @Test
    void noneShouldBeMadeUnlessAFolderIsNamed() {
        assertThat(settings(Map.of()))
                .isEqualTo(new BackupSettings(Optional.empty(), LocalTime.of(2, 0), 14));
        assertThat(settings(Map.of("backup_folder", "/srv/backup")).folder())
                .contains(Path.of("/srv/backup"));
    }

    @ParameterizedTest
    @CsvSource({"backup_folder,backup", "backup_at,25:00", "backup_at,midnight"})
    void aWrongSettingShouldBeExplained(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageContaining(key.replace('_', '.'));
    }

    @Test
    void keepingNoneShouldBeRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("backup_keep", 0)))
                .withMessageContaining("backup.keep");
    }
}
