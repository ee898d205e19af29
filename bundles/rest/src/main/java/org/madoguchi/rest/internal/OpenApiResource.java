// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.madoguchi.web.PrivateResource;
import org.osgi.service.component.annotations.Component;

@Component(service = PrivateResource.class)
@Path("/api/v1/openapi.json")
@Tag(name = "openapi", description = "この文書 / This document")
public final class OpenApiResource implements PrivateResource {
    private volatile String document = "";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "This description of the API (OpenAPI 3)")
    public String document() {
        if (document.isEmpty()) {
            document = ApiDocument.json(); // the same whoever asks: twice written does no harm
        }
        return document;
    }
}
