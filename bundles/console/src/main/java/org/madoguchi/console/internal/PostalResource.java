// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.stream.Collectors;
import org.madoguchi.api.contact.PostalCodes;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The places of a postal code, one a line, for the scripts of the console (FJ-122). */
@Path("/console/postal")
@Component(service = PrivateResource.class)
public final class PostalResource implements PrivateResource {
    private static final int MOST = 20;

    /** An address can always be typed. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile PostalCodes codes;

    @Activate
    public PostalResource() {}

    @GET
    @Produces("text/plain;charset=UTF-8")
    public String places(@QueryParam("code") String code, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        PostalCodes present = codes;
        if (present == null || code == null || code.length() > 20) {
            return "";
        }
        return present.find(code).stream()
                .limit(MOST)
                .map(PostalCodes.Place::written)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
