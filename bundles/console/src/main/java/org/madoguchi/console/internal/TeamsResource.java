// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Teams of centre staff and of city staff (FJ-147). */
@Path("/console/teams")
@Component(service = PrivateResource.class)
public final class TeamsResource implements PrivateResource {
    private final Screens screens;
    private final Teams teams;
    private final Users users;

    @Activate
    public TeamsResource(
            @Reference Screens screens, @Reference Teams teams, @Reference Users users) {
        this.screens = screens;
        this.teams = teams;
        this.users = users;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "teams.jte",
                "page",
                new TeamPages.Listing(
                        screens.of(web, "users", done), teams.all(), everybody(web.actor())));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editing(web, Optional.empty(), TeamPages.Form.EMPTY, Optional.empty());
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        TeamPages.Form form = TeamPages.Form.of(sent);
        try {
            teams.add(web.actor(), form.name(), form.members());
        } catch (RejectedException refused) {
            return refused(editing(web, Optional.empty(), form, Optional.of(refused.reason())));
        }
        return Redirects.to("/console/teams?done=team-saved");
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View edit(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Team team = team(id);
        return editing(web, Optional.of(team), TeamPages.Form.of(team), Optional.empty());
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response update(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        TeamPages.Form form = TeamPages.Form.of(sent);
        try {
            teams.change(web.actor(), new TeamId(id), form.name(), form.members());
        } catch (RejectedException refused) {
            return refused(
                    editing(web, Optional.of(team(id)), form, Optional.of(refused.reason())));
        }
        return Redirects.to("/console/teams?done=team-saved");
    }

    @POST
    @Path("{id: \\d{1,18}}/state")
    public Response state(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        boolean retired = sent.text("retired").equals("yes");
        try {
            teams.retire(web.actor(), new TeamId(id), retired);
        } catch (RejectedException refused) {
            Team team = team(id);
            return refused(
                    editing(
                            web,
                            Optional.of(team),
                            TeamPages.Form.of(team),
                            Optional.of(refused.reason())));
        }
        return Redirects.to("/console/teams?done=" + (retired ? "team-deleted" : "team-saved"));
    }

    private Team team(long id) {
        return teams.find(new TeamId(id)).orElseThrow(() -> new NotFoundException("no team " + id));
    }

    private View editing(
            WebContext web,
            Optional<Team> team,
            TeamPages.Form form,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "team.jte",
                "page",
                new TeamPages.Editing(
                        screens.of(web, "users"),
                        team.map(Team::id).map(TeamId::toString).orElse(""),
                        team.filter(Team::retired).isPresent(),
                        form,
                        everybody(web.actor()),
                        problem));
    }

    private List<User> everybody(Actor actor) {
        return Everybody.of(users, actor);
    }

    private static Response refused(View page) {
        return Response.status(422).entity(page.withStatus(422)).build();
    }
}
