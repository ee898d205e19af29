// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;

class OtherWaysTest {
    private record Contact(String name, int order, boolean onlyFromArticles)
            implements PortalContact {
        @Override
        public LocalizedText label() {
            return new LocalizedText(name, name + " en");
        }

        @Override
        public LocalizedText description() {
            return label();
        }

        @Override
        public String path(Optional<ArticleId> article) {
            return "/" + name;
        }
    }

    private static List<OtherWays.Way> ways(PortalContact... contacts) {
        return new OtherWays(new Asahi(), List.of(contacts)).in(Locale.JAPANESE);
    }

    @Test
    @Requirement({"ST-059", "FJ-077"})
    void whoIsNotHelpedShouldBeLedOnButNotAroundTheArticles() {
        String site = new Asahi().publicUrl().toString();

        assertThat(
                        ways(
                                new Contact("later", 200, false),
                                new Contact("form", 100, false),
                                new Contact("hidden", 1, true)))
                .containsExactly(
                        new OtherWays.Way("form", site + "/form"),
                        new OtherWays.Way("later", site + "/later"));
        assertThat(ways()).isEmpty();
    }
}
