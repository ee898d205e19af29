// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "teams", description = "チーム / Teams of centre staff and of city staff")
public final class TeamResource implements PrivateResource {
    private final Teams teams;

    @Activate
    public TeamResource(@Reference Teams teams) {
        this.teams = teams;
    }

    @GET
    @Operation(
            summary = "All teams by name",
            description = "With the deleted ones, which old cases still name.")
    public List<Team> list(@Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return teams.all();
    }

    @POST
    @Operation(summary = "Make a team")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Team.class)))
    public Response add(TeamInput input, @Context WebContext web) {
        TeamInput wanted = Inputs.required("body", input);
        Team made = teams.add(web.actor(), wanted.name(), wanted.users());
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Give a team another name and other people")
    public Team change(@PathParam("id") String id, TeamInput input, @Context WebContext web) {
        TeamInput wanted = Inputs.required("body", input);
        return teams.change(
                web.actor(), Inputs.pathId(id, TeamId::new), wanted.name(), wanted.users());
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Delete a team",
            description = "Cases and histories go on naming it; see restore.")
    public void delete(@PathParam("id") String id, @Context WebContext web) {
        teams.retire(web.actor(), Inputs.pathId(id, TeamId::new), true);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a deleted team back into use")
    public void restore(@PathParam("id") String id, @Context WebContext web) {
        teams.retire(web.actor(), Inputs.pathId(id, TeamId::new), false);
    }

    /**
     * @param members ids of accounts
     */
    public record TeamInput(String name, List<String> members) {
        public TeamInput {
            name = Inputs.text("name", name, 200);
            members =
                    members == null
                            ? List.of()
                            : Inputs.texts("members", members, Teams.MOST_MEMBERS, 20);
        }

        Set<UserId> users() {
            return members.stream()
                    .map(id -> Inputs.id("members", id, UserId::new))
                    .collect(Collectors.toSet());
        }
    }
}
