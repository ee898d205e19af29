// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.contact.PostalCodes;
import org.madoguchi.api.contact.PostalCodes.Place;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Places by postal code while somebody knows them; an address can always be typed. */
@Component(service = Postcodes.class)
public final class Postcodes {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile PostalCodes codes;

    /** For the service registry, which fills in the codes. */
    public Postcodes() {}

    Postcodes(PostalCodes codes) {
        this.codes = codes;
    }

    List<Place> find(String code) {
        PostalCodes present = codes;
        return present == null ? List.of() : present.find(code);
    }

    /** The form with an address begun by its postal code, for browsers without script. */
    FormSheet placed(FormSheet sheet, String field) {
        Answers answers = sheet.inquiry().answers();
        List<Place> places = find(answers.text(field + Answers.POSTAL));
        if (places.isEmpty()) {
            return sheet.with(Map.of(field + Answers.POSTAL, sheet.text("postal.none")));
        }
        FormSheet filled =
                sheet.with(
                        sheet.inquiry().with(answers.with(field + Answers.PLACE, common(places))));
        return places.size() == 1
                ? filled
                : filled.with(Map.of(field + Answers.PLACE, sheet.text("postal.several")));
    }

    /** What all places of a code have in common, as a beginning for the address. */
    static String common(List<Place> places) {
        String common = places.get(0).written();
        for (Place place : places) {
            while (!place.written().startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        Place first = places.get(0);
        String municipality = first.prefecture() + first.municipality();
        boolean one = places.stream().allMatch(place -> place.written().equals(first.written()));
        // half of a town's name helps nobody
        return one || common.length() < municipality.length() ? common : municipality;
    }
}
