// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.portal.PortalContact;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Where whom neither an article nor a person helps may go on to (ST-059): what other channels offer
 * on the public site, but for what is reached from articles only.
 */
@Component(service = OtherWays.class)
public final class OtherWays {
    private final City city;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<PortalContact> contacts = List.of();

    @Activate
    public OtherWays(@Reference City city) {
        this.city = city;
    }

    OtherWays(City city, List<PortalContact> contacts) {
        this.city = city;
        this.contacts = contacts;
    }

    /** A link with its words. */
    record Way(String label, String link) {}

    List<Way> in(Locale language) {
        return contacts.stream()
                .filter(contact -> !(contact instanceof ChatChannel))
                .filter(contact -> !contact.onlyFromArticles())
                .sorted(Comparator.comparingInt(PortalContact::order))
                .map(
                        contact ->
                                new Way(
                                        contact.label().in(language),
                                        city.publicUrl() + contact.path(Optional.empty())))
                .toList();
    }
}
