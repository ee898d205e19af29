// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.api.Networks;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.WithoutSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** For load balancers, monitoring and the launcher; no sign-in, but only from known networks. */
@Component(service = PrivateResource.class, configurationPid = "org.madoguchi.operations")
@Designate(ocd = OperationsConfig.class)
@Path("/")
@WithoutSignIn
public final class OperationsResource implements PrivateResource {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Readiness readiness;
    private final Figures figures;
    private final Networks allowed;

    @Activate
    public OperationsResource(
            @Reference Readiness readiness, @Reference Figures figures, OperationsConfig config) {
        this.readiness = readiness;
        this.figures = figures;
        allowed = networks(config.networks());
    }

    private static Networks networks(String... texts) {
        try {
            return Networks.of(texts);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.operations.cfg: networks: "
                            + e.getMessage()
                            + "; write networks such as 10.1.0.0/16, separated by commas",
                    e);
        }
    }

    /** The process runs and answers. */
    @GET
    @Path("health/live")
    @Produces(MediaType.APPLICATION_JSON)
    public Response live(@Context WebContext web) {
        return isAllowed(web) ? Response.ok(Map.of("status", "UP")).build() : forbidden();
    }

    /** People can work; 503 with what is missing when they cannot. */
    @GET
    @Path("health/ready")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ready(@Context WebContext web) {
        if (!isAllowed(web)) {
            return forbidden();
        }
        Map<String, Boolean> results = readiness.run();
        boolean up = !results.containsValue(false);
        Map<String, Object> checks = new LinkedHashMap<>();
        results.forEach((name, passed) -> checks.put(name, word(passed)));
        return Response.status(up ? 200 : 503)
                .entity(Map.of("status", word(up), "checks", checks))
                .build();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    @GET
    @Path("metrics")
    public Response metrics(@Context WebContext web) {
        return isAllowed(web) ? Response.ok(figures.text(), PROMETHEUS).build() : forbidden();
    }

    private boolean isAllowed(WebContext web) {
        return allowed.contain(web.remoteAddress());
    }

    private static Response forbidden() {
        return Response.status(Response.Status.FORBIDDEN).build();
    }
}
