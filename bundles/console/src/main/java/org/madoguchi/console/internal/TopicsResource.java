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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.topic.Topic;
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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Where an administrator makes the classifications of cases. */
@Path("/console/settings/topics")
@Component(service = PrivateResource.class)
public final class TopicsResource implements PrivateResource {
    private final Screens screens;
    private final Topics topics;
    private final Directory directory;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Categories categories;

    @Activate
    public TopicsResource(
            @Reference Screens screens, @Reference Topics topics, @Reference Directory directory) {
        this.screens = screens;
        this.topics = topics;
        this.directory = directory;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View open(
            @PathParam("id") long id,
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return page(
                web,
                done,
                Optional.of(find(id)),
                Optional.empty(),
                moved == null ? "" : moved,
                Optional.empty());
    }

    @POST
    public Response add(FormData sent, @Context WebContext web) {
        Optional<TopicId> parent = FaqFilter.id(sent.text("parent"), TopicId::new);
        try {
            Topic made = topics.add(web.actor(), parent, sent.text("name"));
            // one after the other below the same topic
            TopicId shown = parent.orElse(made.id());
            return Redirects.to("/console/settings/topics/" + shown + "?done=topic-added");
        } catch (RejectedException refused) {
            return refused(web, parent.flatMap(topics.tree()::find), Optional.empty(), refused);
        }
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response describe(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Topic topic = find(id);
        TopicsPage.Form form = form(topic, sent);
        try {
            topics.describe(
                    web.actor(),
                    topic.id(),
                    form.name(),
                    form.style(),
                    form.categories(),
                    form.department());
            return to(topic.id(), "topic-saved");
        } catch (RejectedException refused) {
            return refused(web, Optional.of(topic), Optional.of(form), refused);
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/move")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Topic topic = find(id);
        List<Topic> siblings =
                topic.parent().map(topics.tree()::children).orElseGet(topics.tree()::roots);
        Step step = Step.of(sent);
        topics.move(web.actor(), topic.id(), step.from(siblings, topic));
        return to(topic.id(), "topic-moved&moved=" + step);
    }

    @POST
    @Path("{id: \\d{1,18}}/retire")
    public Response retire(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        boolean retired = sent.text("retired").equals("yes");
        topics.retire(web.actor(), new TopicId(id), retired);
        return to(new TopicId(id), retired ? "topic-retired" : "topic-revived");
    }

    private Topic find(long id) {
        return topics.tree()
                .find(new TopicId(id))
                .orElseThrow(() -> new NotFoundException("no topic " + id));
    }

    private static TopicsPage.Form form(Topic topic, FormData sent) {
        Topic.Style style =
                Arrays.stream(Topic.Style.values())
                        .filter(each -> each.name().equals(sent.text("style")))
                        .findFirst()
                        .orElse(topic.style());
        return new TopicsPage.Form(
                new LocalizedText(sent.text("name").strip(), sent.text("name-en").strip()),
                style,
                sent.texts("category").stream()
                        .filter(number -> number.matches("\\d{1,18}"))
                        .limit(1000)
                        .map(number -> new CategoryId(Long.parseLong(number)))
                        .collect(Collectors.toSet()),
                FaqFilter.id(sent.text("department"), DepartmentId::new));
    }

    private View page(
            WebContext web,
            String done,
            Optional<Topic> chosen,
            Optional<TopicsPage.Form> form,
            String moved,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.FORM_MANAGE);
        Categories present = categories;
        return Screens.view(
                "settingsTopics.jte",
                "page",
                new TopicsPage(
                        screens.of(web, Settings.PLACE, done),
                        topics.tree(),
                        present == null ? new CategoryTree(List.of()) : present.tree(),
                        directory.departments(),
                        chosen,
                        form,
                        moved,
                        problem));
    }

    private static Response to(TopicId id, String done) {
        return Redirects.to("/console/settings/topics/" + id + "?done=" + done);
    }

    private Response refused(
            WebContext web,
            Optional<Topic> chosen,
            Optional<TopicsPage.Form> form,
            RejectedException refused) {
        return Screens.refused(page(web, null, chosen, form, "", Optional.of(refused.reason())));
    }
}
