// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "職員アカウント / Accounts of the staff")
public final class UserResource implements PrivateResource {
    private final Users users;

    @Activate
    public UserResource(@Reference Users users) {
        this.users = users;
    }

    @GET
    @Operation(summary = "List accounts")
    public Listing<User> list(
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        return Listing.of(users.list(web.actor(), Inputs.page(offset, limit)), uri, response);
    }

    @GET
    @Path("operators")
    @Operation(summary = "Whom a case can be assigned to")
    public List<Operator> operators(@Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        return users.operators().stream()
                .map(user -> new Operator(user.id(), user.name()))
                .toList();
    }

    @POST
    @Operation(
            summary = "Create an account",
            description = "Its password must be changed at the first sign-in.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = User.class)))
    public Response create(CreateInput input, @Context WebContext web) {
        CreateInput wanted = Inputs.required("body", input);
        User made = users.create(web.actor(), wanted.account().newUser(), wanted.password(), false);
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change an account",
            description = "To retire it, set active to false and give a reason.")
    public User update(@PathParam("id") String id, UpdateInput input, @Context WebContext web) {
        UpdateInput wanted = Inputs.required("body", input);
        return users.update(
                web.actor(),
                Inputs.pathId(id, UserId::new),
                wanted.account().newUser(),
                wanted.active(),
                wanted.reason());
    }

    @POST
    @Path("{id}/reset-password")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Set a generated password and end a lock-out",
            description =
                    "The password is shown this once and must be changed at the next sign-in.")
    public NewPassword resetPassword(@PathParam("id") String id, @Context WebContext web) {
        return new NewPassword(users.resetPassword(web.actor(), Inputs.pathId(id, UserId::new)));
    }

    public record Operator(UserId id, String name) {}

    public record NewPassword(String password) {}

    /**
     * @param department id; null for the desk's own people
     */
    public record Account(String login, String name, Set<Role> roles, String department) {
        public Account {
            login = Inputs.text("login", login, 100);
            name = Inputs.text("name", name, 100);
            roles =
                    roles == null || roles.isEmpty()
                            ? EnumSet.noneOf(Role.class)
                            : Set.copyOf(roles);
        }

        NewUser newUser() {
            return new NewUser(
                    login,
                    name,
                    roles,
                    Inputs.given(department)
                            .map(id -> Inputs.id("department", id, DepartmentId::new)));
        }
    }

    public record CreateInput(Account account, String password) {
        public CreateInput {
            account = Inputs.required("account", account);
            password = Inputs.text("password", password, 200);
        }
    }

    /**
     * @param reason for the record; must be given to retire an account
     */
    public record UpdateInput(Account account, Boolean active, String reason) {
        public UpdateInput {
            account = Inputs.required("account", account);
            active = Inputs.required("active", active);
            reason = reason == null ? "" : reason;
        }
    }
}
