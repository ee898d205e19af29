// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;

class ImportShelfTest {
    private static final Attachment FILE =
            new Attachment("faq.csv", "text/csv", Content.ofUtf8("ID,質問\n,問\n"));

    private final Actor editor = Sample.actor(Role.FAQ_EDITOR);
    private final Hours clock = new Hours();
    private final ImportShelf shelf = new ImportShelf(clock);

    @Test
    void aFileShouldBeThereForItsOwnerAlone() {
        String name = shelf.keep(editor, FILE, Act.WRITE.name());
        assertThat(shelf.find(editor, name))
                .hasValueSatisfying(
                        kept ->
                                assertThat(
                                                new String(
                                                        kept.content().bytes(),
                                                        StandardCharsets.UTF_8))
                                        .contains("質問"));
        assertThat(shelf.find(Sample.ofDepartment(Role.DEPARTMENT_STAFF), name)).isEmpty();
        assertThat(shelf.find(editor, "another")).isEmpty();
        shelf.clear();
    }

    @Test
    void aFileShouldBeGoneAfterAnHour() {
        String name = shelf.keep(editor, FILE, Act.WRITE.name());
        Path file = shelf.find(editor, name).orElseThrow().file();
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        assertThat(shelf.find(editor, name)).isEmpty();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void manyFilesShouldPushTheOldestOut() {
        String first = shelf.keep(editor, FILE, Act.WRITE.name());
        for (int i = 0; i < 20; i++) {
            clock.now = clock.now.plusSeconds(1);
            shelf.keep(editor, FILE, Act.WRITE.name());
        }
        assertThat(shelf.find(editor, first)).isEmpty();
        shelf.clear();
    }

    private static final class Hours extends Clock {
        private Instant now = Sample.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
