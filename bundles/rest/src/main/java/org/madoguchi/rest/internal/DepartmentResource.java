// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/departments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "departments", description = "所管課 / Departments of the city")
public final class DepartmentResource implements PrivateResource {
    private final Directory directory;

    @Activate
    public DepartmentResource(@Reference Directory directory) {
        this.directory = directory;
    }

    @GET
    @Operation(summary = "Active departments in the order of their codes")
    public List<Department> list() {
        return directory.departments();
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Create or change the department with this code")
    public Department save(
            @PathParam("code") String code, DepartmentInput input, @Context WebContext web) {
        DepartmentInput wanted = Inputs.required("body", input);
        return directory.save(
                web.actor(),
                code,
                wanted.name(),
                wanted.mail(),
                wanted.phone(),
                wanted.duties(),
                wanted.active());
    }

    public record DepartmentInput(
            String name, String mail, String phone, String duties, Boolean active) {
        public DepartmentInput {
            name = Inputs.text("name", name, 200);
            mail = Inputs.optionalText("mail", mail, 320);
            phone = Inputs.optionalText("phone", phone, 50);
            duties = Inputs.optionalText("duties", duties, 2_000);
            active = Inputs.required("active", active);
        }
    }
}
