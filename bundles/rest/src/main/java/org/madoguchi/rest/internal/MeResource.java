// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Component;

@Component(service = PrivateResource.class)
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me", description = "自分 / The caller")
public final class MeResource implements PrivateResource {
    @GET
    @Operation(summary = "Who the caller is and what the caller may do")
    public Me me(@Context WebContext web) {
        User user = web.user().orElseThrow(() -> new NotFoundException("no user"));
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        user.roles().forEach(role -> permissions.addAll(role.permissions()));
        return new Me(user, permissions);
    }

    /**
     * @param permissions of all roles together
     */
    public record Me(User user, Set<Permission> permissions) {}
}
