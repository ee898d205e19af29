// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.HandlingRule;
import org.madoguchi.api.cases.HandlingRules;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the city asks of whoever closes a case or hands it on. */
@Path(HandlingRulesResource.PATH)
@Component(service = PrivateResource.class)
public final class HandlingRulesResource implements PrivateResource {
    static final String PATH = "/console/settings/handling";

    private final Screens screens;
    private final HandlingRules rules;

    @Activate
    public HandlingRulesResource(@Reference Screens screens, @Reference HandlingRules rules) {
        this.screens = screens;
        this.rules = rules;
    }

    @GET
    public View show(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsHandling.jte",
                "screen",
                screens.of(web, Settings.PLACE, done),
                "inForce",
                rules.inForce());
    }

    @POST
    public Response change(FormData sent, @Context WebContext web) {
        rules.change(
                web.actor(),
                Arrays.stream(HandlingRule.values())
                        .filter(rule -> sent.texts("rule").contains(rule.name()))
                        .collect(Collectors.toSet()));
        return Redirects.to(PATH + "?done=handling-saved");
    }
}
