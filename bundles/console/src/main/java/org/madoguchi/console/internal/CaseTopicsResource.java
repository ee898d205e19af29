// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Chooses what a case is about: beside the case, or on a page of its own without script. */
@Path("/console/cases/{id}/topics")
@Component(service = PrivateResource.class)
public final class CaseTopicsResource implements PrivateResource {
    private static final int MOST = 200;

    private final Screens screens;
    private final Cases cases;
    private final Topics topics;
    private final Desks desks;

    @Activate
    public CaseTopicsResource(
            @Reference Screens screens,
            @Reference Cases cases,
            @Reference Topics topics,
            @Reference Desks desks) {
        this.screens = screens;
        this.cases = cases;
        this.topics = topics;
        this.desks = desks;
    }

    /**
     * @param show {@code chosen} for what was chosen, without the choice
     */
    @GET
    public View choose(
            @PathParam("id") String id, @QueryParam("show") String show, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        TopicPanel panel = panel(web, id);
        if ("chosen".equals(show)) {
            return Screens.view("topics.jte", "panel", panel);
        }
        return choice(web, panel);
    }

    private static View choice(WebContext web, TopicPanel panel) {
        return Screens.view(
                web.partial() ? "topicChoice.jte" : "topicChoicePage.jte", "panel", panel);
    }

    /** All topics of the case, or one more with {@code add}. */
    @POST
    public Response chosen(@PathParam("id") String id, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseId about = CaseNumber.of(id);
        Set<TopicId> wanted =
                more(form.text("add"))
                        .map(
                                topic ->
                                        topics.tree()
                                                .adding(
                                                        cases.open(web.actor(), about).topics(),
                                                        topic))
                        .orElseGet(() -> sent(form));
        try {
            cases.classify(web.actor(), about, wanted);
        } catch (RejectedException refused) {
            TopicPanel panel = panel(web, id).refused(wanted, refused.reason());
            return Response.status(422).entity(choice(web, panel).withStatus(422)).build();
        }
        return web.partial()
                ? Response.ok(
                                Screens.view(
                                        "topicsChosen.jte",
                                        "desk",
                                        desks.open(
                                                screens.of(web, "inbox"),
                                                about,
                                                ListAddress.parse(""))))
                        .build()
                : Redirects.to("/console/cases/" + about + "?done=classified");
    }

    private static Set<TopicId> sent(FormData form) {
        Set<TopicId> all = new LinkedHashSet<>();
        form.texts("topic").stream().limit(MOST).forEach(text -> topic(text, all));
        return all;
    }

    private static Optional<TopicId> more(String text) {
        Set<TopicId> one = new LinkedHashSet<>();
        topic(text, one);
        return one.stream().findFirst();
    }

    private static void topic(String text, Set<TopicId> to) {
        if (text.matches("\\d{1,18}")) {
            to.add(new TopicId(Long.parseLong(text)));
        }
    }

    private TopicPanel panel(WebContext web, String id) {
        CaseFile file = cases.open(web.actor(), CaseNumber.of(id));
        Screen screen = screens.of(web, "inbox");
        return new TopicPanel(
                screen,
                file.summary().id(),
                topics.tree(),
                file.topics(),
                new CaseRights(web.actor(), file.summary()).canReply());
    }
}
