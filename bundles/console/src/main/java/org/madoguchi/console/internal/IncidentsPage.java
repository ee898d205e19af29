// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Incident;

/**
 * Emergencies, planned stops, outages and faults.
 *
 * @param incidents those that fit
 * @param kind what was typed last, with the others; empty texts for a new one
 */
record IncidentsPage(
        Screen screen,
        IncidentFilter filter,
        List<Incident> incidents,
        Incident.Kind kind,
        String from,
        String until,
        String reason,
        Optional<LocalizedText> problem) {
    static final String PATH = "/console/settings/incidents";

    IncidentsPage {
        incidents = List.copyOf(incidents);
    }

    /**
     * @param all of which those that fit are shown
     */
    static IncidentsPage of(Screen screen, IncidentFilter filter, List<Incident> all) {
        return new IncidentsPage(
                screen,
                filter,
                filter.among(all),
                Incident.Kind.EMERGENCY,
                "",
                "",
                "",
                Optional.empty());
    }

    String export(TableFile file) {
        return PATH + "/export?" + filter.query() + "&as=" + file.name();
    }

    boolean is(Incident.Kind one) {
        return filter.kind().filter(one::equals).isPresent();
    }

    boolean is(Incident.State one) {
        return filter.state().filter(one::equals).isPresent();
    }

    String time(Incident incident) {
        return screen.words().exactTime(incident.from())
                + " – "
                + screen.words().exactTime(incident.until());
    }
}
