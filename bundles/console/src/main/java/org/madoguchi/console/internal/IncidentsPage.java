// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Incident;

/**
 * Emergencies, planned stops and outages.
 *
 * @param kind what was typed last, with the others; empty texts for a new one
 */
record IncidentsPage(
        Screen screen,
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

    static IncidentsPage of(Screen screen, List<Incident> incidents) {
        return new IncidentsPage(
                screen, incidents, Incident.Kind.EMERGENCY, "", "", "", Optional.empty());
    }

    String time(Incident incident) {
        return screen.words().exactTime(incident.from())
                + " – "
                + screen.words().exactTime(incident.until());
    }
}
