// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.Skill;
import org.madoguchi.api.telephony.Skills;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which operators are rung for which queue (SP-027, YK-034). */
@Path(SkillsResource.PATH)
@Component(service = PrivateResource.class)
public final class SkillsResource implements PrivateResource {
    static final String PATH = CallsResource.PATH + "/skills";

    private final Screens screens;
    private final Skills skills;
    private final Users users;

    @Activate
    public SkillsResource(
            @Reference Screens screens, @Reference Skills skills, @Reference Users users) {
        this.screens = screens;
        this.skills = skills;
        this.users = users;
    }

    @GET
    public View show(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, Optional.empty());
    }

    private View page(WebContext web, String done, Optional<LocalizedText> problem) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "skills.jte",
                "page",
                new SkillsPage(
                        screens.of(web, "calls", done),
                        skills.queues(web.actor()),
                        users.operators(),
                        skills.all(web.actor()),
                        problem));
    }

    /** One operator's row. */
    @POST
    @Path("{user: \\d{1,18}}")
    public Response change(@PathParam("user") long user, FormData sent, @Context WebContext web) {
        try {
            skills.change(
                    web.actor(),
                    Map.of(new UserId(user), chosen(sent, skills.queues(web.actor()))));
        } catch (RejectedException refused) {
            View page = page(web, null, Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to(PATH + "?done=skills-saved");
    }

    /** A queue that came after the page was loaded stays as it is. */
    private static Map<String, Skill> chosen(FormData sent, List<PhoneQueue> queues) {
        Map<String, Skill> chosen = new HashMap<>();
        for (PhoneQueue queue : queues) {
            String typed = sent.text(SkillsPage.field(queue));
            Arrays.stream(Skill.values())
                    .filter(skill -> skill.name().equals(typed))
                    .forEach(skill -> chosen.put(queue.name(), skill));
        }
        return chosen;
    }
}
