// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.City;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PortalContacts;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** What all pages of the site have in common. */
@Component(service = PublicSite.class, configurationPid = "org.madoguchi.portal")
@Designate(ocd = PortalConfig.class)
public final class PublicSite {
    /** Cookie that remembers the size of the letters. */
    static final String TEXT_SIZE = "madoguchi-text";

    private final City city;
    private final PortalContacts contacts;
    private final List<OtherSite> others;
    private final Templates templates = Templates.of(PublicSite.class);
    private final MessageBundle messages = MessageBundle.of(PublicSite.class);

    /** Another site of the city (ST-116). */
    record OtherSite(LocalizedText label, String address) {}

    @Activate
    public PublicSite(
            @Reference City city, @Reference PortalContacts contacts, PortalConfig config) {
        this.city = city;
        this.contacts = contacts;
        this.others = others(config.links());
    }

    City city() {
        return city;
    }

    List<OtherSite> others() {
        return others;
    }

    PortalContacts contacts() {
        return contacts;
    }

    Site open(WebContext web, String size) {
        return new Site(this, web, messages.in(web.locale()), "large".equals(size));
    }

    /**
     * @param model names and values in turn, besides {@code site}
     */
    View page(String template, Site site, Object... model) {
        List<Object> all = new ArrayList<>(List.of("site", site));
        all.addAll(Arrays.asList(model));
        return templates.view(template, all.toArray());
    }

    private static List<OtherSite> others(String... lines) {
        List<OtherSite> sites = new ArrayList<>();
        for (String line : list(lines)) {
            String[] parts = line.split("\\|", -1);
            if (parts.length != 3 || !parts[2].strip().matches("https?://\\S+")) {
                throw new IllegalArgumentException(
                        "etc/org.madoguchi.portal.cfg: links: write 名前 | English name |"
                                + " https://…, several separated by commas");
            }
            sites.add(
                    new OtherSite(
                            new LocalizedText(parts[0].strip(), parts[1].strip()),
                            parts[2].strip()));
        }
        return List.copyOf(sites);
    }

    /** Values of a key, whether they came as a list or with commas between them. */
    static List<String> list(String... values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
