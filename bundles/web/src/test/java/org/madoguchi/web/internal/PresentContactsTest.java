// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.portal.PortalContact;

class PresentContactsTest {
    private record Way(int order, Optional<String> script) implements PortalContact {
        @Override
        public LocalizedText label() {
            return LocalizedText.same("way " + order);
        }

        @Override
        public LocalizedText description() {
            return label();
        }

        @Override
        public String path(Optional<ArticleId> article) {
            return "/way/" + order;
        }
    }

    private final PresentContacts contacts = new PresentContacts();

    @Test
    void waysShouldComeInTheirOrderAndGoWithTheirChannel() {
        Way form = new Way(100, Optional.empty());
        Way chat = new Way(50, Optional.of("/assets/channel-chat/widget.js"));
        contacts.add(form);
        contacts.add(chat);
        assertThat(contacts.list()).containsExactly(chat, form);
        assertThat(contacts.scripts()).containsExactly("/assets/channel-chat/widget.js");

        contacts.remove(chat);
        assertThat(contacts.list()).containsExactly(form);
        assertThat(contacts.scripts()).isEmpty();
    }
}
