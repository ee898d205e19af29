// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Corrections;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.cases.QualityMarks;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Quality marks on interactions, corrections that wait for a look (ST-159), one's own marks. */
@Path(QualityResource.PATH)
@Component(service = PrivateResource.class)
public final class QualityResource implements PrivateResource {
    static final String PATH = "/console/quality";

    private static final int SHOWN = 50;
    private static final Duration AVERAGED = Duration.ofDays(90);
    private static final String NUMBER = "\\d{1,18}";

    private final Screens screens;
    private final QualityMarks marks;
    private final Corrections corrections;
    private final DeskEntries entries;
    private final Cases cases;
    private final Channels channels;
    private final Users users;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public QualityResource(
            @Reference Screens screens,
            @Reference QualityMarks marks,
            @Reference Corrections corrections,
            @Reference DeskEntries entries,
            @Reference Cases cases,
            @Reference Channels channels,
            @Reference Users users) {
        this.screens = screens;
        this.marks = marks;
        this.corrections = corrections;
        this.entries = entries;
        this.cases = cases;
        this.channels = channels;
        this.users = users;
    }

    @GET
    public View overview(
            @QueryParam("operator") String operator,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return overview(web, operator == null ? "" : operator, done, Optional.empty());
    }

    private View overview(
            WebContext web, String wanted, String done, Optional<LocalizedText> problem) {
        web.actor().require(Permission.QUALITY_MARK);
        Screen screen = screens.of(web, "quality", done);
        Optional<UserId> operator = user(wanted);
        return Screens.view(
                "quality.jte",
                "page",
                new QualityPages.Overview(
                        screen,
                        operator.map(UserId::toString).orElse(""),
                        users.operators(),
                        marks.unmarked(web.actor(), live(), operator, SHOWN),
                        corrections.unchecked(web.actor(), SHOWN),
                        corrections.count(web.actor()),
                        marks.averages(web.actor(), clock.instant().minus(AVERAGED)),
                        criteria(),
                        new ChannelBadge.Finder(channels, screen.words()),
                        problem));
    }

    /** Channels of calls and chats. */
    private Set<ChannelId> live() {
        return channels.present().stream()
                .filter(channel -> channel.capabilities().contains(Capability.LIVE))
                .map(ChannelDescriptor::id)
                .collect(Collectors.toSet());
    }

    private List<DeskEntry> criteria() {
        return entries.entries(DeskEntry.Kind.QUALITY_CRITERION);
    }

    private static Optional<UserId> user(String text) {
        return Optional.of(text)
                .filter(id -> id.matches(NUMBER))
                .map(id -> new UserId(Long.parseLong(id)));
    }

    @POST
    @Path("corrections")
    public Response confirm(FormData form, @Context WebContext web) {
        Set<Long> chosen =
                form.texts("correction").stream()
                        .filter(id -> id.matches(NUMBER))
                        .map(Long::valueOf)
                        .collect(Collectors.toSet());
        try {
            corrections.confirm(web.actor(), chosen);
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(overview(web, "", null, Optional.of(refused.reason())).withStatus(422))
                    .build();
        }
        return Redirects.to(
                PATH + "?done=" + (chosen.isEmpty() ? "bulk-nothing" : "corrections-confirmed"));
    }

    @GET
    @Path("cases/{case}/{id: \\d{1,18}}")
    public View sheet(
            @PathParam("case") String caseId, @PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.QUALITY_MARK);
        Optional<QualityMark> known = marks.find(web.actor(), new InteractionId(id));
        return sheet(
                web,
                caseId,
                id,
                known.map(mark -> mark.operator().toString()).orElse(null),
                known.map(QualityMark::scores).orElse(Map.of()),
                known.map(QualityMark::remark).orElse(""),
                Optional.empty());
    }

    /**
     * @param operator null for whose work it seems to be
     */
    private View sheet(
            WebContext web,
            String caseId,
            long id,
            String operator,
            Map<String, Integer> scores,
            String remark,
            Optional<LocalizedText> problem) {
        Screen screen = screens.of(web, "quality");
        Optional<QualityMark> known = marks.find(web.actor(), new InteractionId(id));
        CaseFile file = cases.open(web.actor(), CaseNumber.of(caseId));
        Interaction interaction =
                CaseDesk.messages(file).stream()
                        .filter(each -> each.id().value() == id)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no interaction " + id));
        Optional<UserId> worker =
                interaction.kind() == InteractionKind.REPLY
                        ? interaction.author()
                        : file.summary().assignee();
        return Screens.view(
                "qualitySheet.jte",
                "page",
                new QualityPages.Sheet(
                        screen,
                        file.summary().id(),
                        interaction,
                        new ChannelBadge.Finder(channels, screen.words()).of(interaction.channel()),
                        operators(web),
                        operator == null ? worker.map(UserId::toString).orElse("") : operator,
                        criteria().stream()
                                .filter(each -> !each.retired() || scores.containsKey(each.code()))
                                .toList(),
                        scores,
                        remark,
                        known,
                        problem));
    }

    /** Nobody marks the own work. */
    private List<User> operators(WebContext web) {
        return users.operators().stream()
                .filter(user -> !web.actor().user().equals(Optional.of(user.id())))
                .toList();
    }

    @POST
    @Path("cases/{case}/{id: \\d{1,18}}")
    public Response mark(
            @PathParam("case") String caseId,
            @PathParam("id") long id,
            FormData form,
            @Context WebContext web) {
        web.actor().require(Permission.QUALITY_MARK);
        Map<String, Integer> scores = new HashMap<>();
        for (DeskEntry criterion : criteria()) {
            String score = form.text("score-" + criterion.code());
            if (score.matches("[1-9]")) {
                scores.put(criterion.code(), Integer.valueOf(score));
            }
        }
        String remark = form.text("remark");
        String operator = form.text("operator");
        try {
            marks.mark(
                    web.actor(),
                    new InteractionId(id),
                    user(operator)
                            .orElseThrow(
                                    () ->
                                            new RejectedException(
                                                    Screens.bothLanguages("refused.operator"))),
                    scores,
                    remark);
        } catch (RejectedException refused) {
            View again =
                    sheet(web, caseId, id, operator, scores, remark, Optional.of(refused.reason()));
            return Response.status(422).entity(again.withStatus(422)).build();
        }
        return Redirects.to(PATH + "?done=marked");
    }

    /** Somebody's marks, for the supervisor. */
    @GET
    @Path("operators/{id: \\d{1,18}}")
    public View ofOne(@PathParam("id") long id, @Context WebContext web) {
        List<QualityMark> all = marks.of(web.actor(), new UserId(id), SHOWN);
        String name =
                users.find(new UserId(id))
                        .map(User::name)
                        .orElseThrow(() -> new NotFoundException("no user " + id));
        Screen screen = screens.of(web, "quality");
        return Screens.view(
                "qualityMarks.jte",
                "page",
                new QualityPages.Marks(
                        screen, screen.text("quality.of", name), all, criteria(), false));
    }

    @GET
    @Path("mine")
    public View mine(@Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        Screen screen = screens.of(web, "mine");
        return Screens.view(
                "qualityMarks.jte",
                "page",
                new QualityPages.Marks(
                        screen,
                        screen.text("quality.mine"),
                        marks.mine(web.actor(), SHOWN),
                        criteria(),
                        true));
    }
}
