// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.contact.PostalCodes.Place;
import org.madoguchi.web.Pace;

/** The places of postal codes for the page's script, as often as a person needs them. */
final class AddressLookUp {
    private static final int PER_MINUTE = 60;

    private final Postcodes postcodes;
    private final Pace pace;
    private final ObjectMapper json = new ObjectMapper();

    AddressLookUp(Postcodes postcodes, Clock clock) {
        this.postcodes = postcodes;
        this.pace = new Pace(PER_MINUTE, clock);
    }

    /**
     * JSON with the places and what they have in common.
     *
     * @return empty when the address asks too often
     */
    Optional<String> places(String code, String address) throws JsonProcessingException {
        if (!pace.allows(address)) {
            return Optional.empty();
        }
        pace.count(address);
        List<Place> places = postcodes.find(code);
        return Optional.of(
                json.writeValueAsString(
                        Map.of(
                                "places",
                                places.stream().map(Place::written).toList(),
                                "common",
                                places.isEmpty() ? "" : Postcodes.common(places))));
    }
}
