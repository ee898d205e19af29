// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where each setting of the desk is found, in a few words. */
@Path("/console/settings")
@Component(service = PrivateResource.class)
public final class SettingsResource implements PrivateResource {
    private final Screens screens;

    @Activate
    public SettingsResource(@Reference Screens screens) {
        this.screens = screens;
    }

    @GET
    public View index(@Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view("settings.jte", "screen", screens.of(web, Settings.PLACE));
    }
}
