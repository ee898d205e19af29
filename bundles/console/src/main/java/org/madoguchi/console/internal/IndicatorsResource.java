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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Indicators;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.telephony.AnswerCounts;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the city measures, and what was promised of it (FJ-247, ST-305, ST-306, YK-051). */
@Path(IndicatorsPage.PATH)
@Component(service = PrivateResource.class)
public final class IndicatorsResource implements PrivateResource {
    private static final String ONE = "{id: -?[0-9]{1,18}}";

    /** Numbers and queues that were called lately can be chosen. */
    private static final Duration LATELY = Duration.ofDays(60);

    private final Screens screens;
    private final Indicators indicators;
    private final Channels channels;
    private final AnswerCounts calls;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public IndicatorsResource(
            @Reference Screens screens,
            @Reference Indicators indicators,
            @Reference Channels channels,
            @Reference AnswerCounts calls) {
        this.screens = screens;
        this.indicators = indicators;
        this.channels = channels;
        this.calls = calls;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, Optional.empty(), Optional.empty(), null, Optional.empty());
    }

    @GET
    @Path(ONE)
    public View open(
            @PathParam("id") long id,
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return page(web, done, Optional.of(find(id)), Optional.empty(), moved, Optional.empty());
    }

    @POST
    public Response add(FormData sent, @Context WebContext web) {
        try {
            Measure measure =
                    FaqFilter.constant(Measure.class, sent.text("measure"))
                            .orElse(Measure.ANSWER_RATE);
            Indicator made =
                    indicators.add(web.actor(), new LocalizedText(sent.text("name"), ""), measure);
            return to(made.id(), "entry-added");
        } catch (RejectedException refused) {
            return Screens.refused(
                    page(
                            web,
                            null,
                            Optional.empty(),
                            Optional.empty(),
                            null,
                            Optional.of(refused.reason())));
        }
    }

    @POST
    @Path(ONE)
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Indicator before = find(id);
        IndicatorDraft draft = IndicatorDraft.of(sent);
        try {
            indicators.save(web.actor(), draft.over(before));
            return to(before.id(), "entry-saved");
        } catch (RejectedException refused) {
            return Screens.refused(
                    page(
                            web,
                            null,
                            Optional.of(before),
                            Optional.of(draft),
                            null,
                            Optional.of(refused.reason())));
        }
    }

    @POST
    @Path(ONE + "/move")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        IndicatorId moved = new IndicatorId(id);
        List<IndicatorId> order = indicators.all().stream().map(Indicator::id).toList();
        Step step = Step.of(sent);
        indicators.move(web.actor(), moved, step.from(order, moved));
        return to(moved, "entry-moved&moved=" + step);
    }

    @POST
    @Path(ONE + "/retire")
    public Response retire(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        boolean retired = sent.text("retired").equals("yes");
        indicators.retire(web.actor(), new IndicatorId(id), retired);
        return to(new IndicatorId(id), retired ? "entry-retired" : "entry-revived");
    }

    private Indicator find(long id) {
        return indicators.all().stream()
                .filter(each -> each.id().value() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no indicator " + id));
    }

    private View page(
            WebContext web,
            String done,
            Optional<Indicator> chosen,
            Optional<IndicatorDraft> typed,
            String moved,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsLevels.jte",
                "page",
                new IndicatorsPage(
                        screens.of(web, Settings.PLACE, done),
                        indicators.all(),
                        chosen,
                        typed.or(() -> chosen.map(IndicatorDraft::of)),
                        chosen.isPresent() ? known() : List.of(),
                        moved == null ? "" : moved,
                        problem));
    }

    private List<String> known() {
        Instant now = clock.instant();
        return Stream.concat(
                        channels.list().stream().map(each -> each.descriptor().id().value()),
                        calls.answering(now.minus(LATELY), now, Duration.ZERO).stream()
                                .flatMap(line -> Stream.of(line.line(), line.queue())))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    private static Response to(IndicatorId id, String done) {
        return Redirects.to(IndicatorsPage.PATH + "/" + id + "?done=" + done);
    }
}
