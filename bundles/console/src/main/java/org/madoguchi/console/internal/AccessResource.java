// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.AccessRules;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Second factor and networks, role by role. The service decides who may change them. */
@Path("/console/users/access")
@Component(service = PrivateResource.class)
public final class AccessResource implements PrivateResource {
    private final Screens screens;
    private final AccessRules rules;
    private final Ways ways;
    private final Passkeys passkeys;

    @Activate
    public AccessResource(
            @Reference Screens screens,
            @Reference AccessRules rules,
            @Reference Ways ways,
            @Reference Passkeys passkeys) {
        this.screens = screens;
        this.ways = ways;
        this.rules = rules;
        this.passkeys = passkeys;
    }

    @GET
    public View show(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "access.jte",
                "page",
                new AccessPage(
                        screens.of(web, "users", done),
                        rules.list(web.actor()).stream().map(AccessPage.Line::of).toList(),
                        ways.all(),
                        web.remoteAddress(),
                        Optional.empty()));
    }

    @POST
    @Path("ways")
    public Response test(@Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        ways.test();
        return Redirects.to("/console/users/access?done=ways-tested#ways");
    }

    /** Where there can be no passkeys, demanding them would shut everybody out. */
    private void demandPossible(List<AccessPage.Line> lines) {
        boolean wanted =
                lines.stream()
                        .anyMatch(
                                line ->
                                        line.factor() == DemandedFactor.PASSKEY
                                                || line.passkeyAlone());
        if (wanted && passkeys.place().isEmpty()) {
            throw new RejectedException(Screens.bothLanguages("passkeys.nowhere"));
        }
    }

    @POST
    public Response change(FormData sent, @Context WebContext web) {
        List<AccessPage.Line> lines =
                Arrays.stream(Role.values()).map(role -> AccessPage.Line.of(sent, role)).toList();
        try {
            demandPossible(lines);
            rules.change(web.actor(), lines.stream().map(AccessPage.Line::rule).toList());
        } catch (RejectedException refused) {
            View page =
                    Screens.view(
                            "access.jte",
                            "page",
                            new AccessPage(
                                    screens.of(web, "users"),
                                    lines,
                                    ways.all(),
                                    web.remoteAddress(),
                                    Optional.of(refused.reason())));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to("/console/users/access?done=access-saved");
    }
}
