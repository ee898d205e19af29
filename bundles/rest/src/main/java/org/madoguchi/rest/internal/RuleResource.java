// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.rule.Rules;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "ルール / What the desk does by itself")
public final class RuleResource implements PrivateResource {
    private static final int RUNS = 100;

    private final Rules rules;

    @Activate
    public RuleResource(@Reference Rules rules) {
        this.rules = rules;
    }

    @GET
    @Operation(summary = "All rules in their order, the retired ones too")
    public List<RuleView> list(@Context WebContext web) {
        return rules.rules(web.actor()).stream().map(RuleView::of).toList();
    }

    @GET
    @Path("{id}/runs")
    @Operation(summary = "What a rule has done, newest first, the last 100")
    public List<RuleRun> runs(@PathParam("id") String id, @Context WebContext web) {
        return rules.runs(web.actor(), Inputs.pathId(id, RuleId::new), RUNS);
    }

    @POST
    @Operation(summary = "Make a rule", description = "It is off.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response make(RuleView input, @Context WebContext web) {
        RuleId made = rules.make(web.actor(), Inputs.required("body", input).content()).id();
        return Created.at("/api/v1/rules/" + made, made);
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a rule",
            description = "With the version that was read; refused when there is a newer one.")
    public RuleView save(@PathParam("id") String id, RuleView input, @Context WebContext web) {
        RuleView wanted = Inputs.required("body", input);
        return RuleView.of(
                rules.save(
                        web.actor(),
                        Inputs.pathId(id, RuleId::new),
                        wanted.version(),
                        wanted.content()));
    }

    @POST
    @Path("{id}/state")
    @Operation(summary = "Switch a rule on or off, or retire it")
    public void become(@PathParam("id") String id, StateInput input, @Context WebContext web) {
        rules.become(
                web.actor(),
                Inputs.pathId(id, RuleId::new),
                Inputs.constant(
                        "state",
                        Rule.State.class,
                        Inputs.text("state", Inputs.required("body", input).state(), 20)));
    }

    @POST
    @Path("preview")
    @Operation(summary = "Which cases such a rule would have touched", description = "Read only.")
    public RulePreview preview(RuleView input, @Context WebContext web) {
        return rules.preview(web.actor(), Inputs.required("body", input).content());
    }

    public record StateInput(@Schema(required = true) String state) {}

    /**
     * A rule; what is absent of its conditions fits every case.
     *
     * @param when case-opened, message-received, department-silent or answer-due
     * @param hours of the two that wait
     * @param sender any, known or new
     * @param timeOfDay any, inside or outside
     */
    public record RuleView(
            String id,
            int version,
            String state,
            String name,
            String when,
            int hours,
            Set<String> channels,
            List<String> words,
            Set<String> topics,
            String sender,
            String timeOfDay,
            String from,
            String to,
            boolean unassigned,
            List<ActView> acts) {
        private static RuleView of(Rule rule) {
            RuleContent content = rule.content();
            RuleCondition only = content.condition();
            return new RuleView(
                    rule.id().toString(),
                    rule.version(),
                    name(rule.state()),
                    content.name(),
                    name(content.trigger().kind()),
                    content.trigger().hours(),
                    only.channels().stream().map(Object::toString).collect(Collectors.toSet()),
                    only.words(),
                    only.topics().stream().map(Object::toString).collect(Collectors.toSet()),
                    name(only.sender()),
                    name(only.hours().when()),
                    only.hours().from().toString(),
                    only.hours().to().toString(),
                    only.unassigned(),
                    content.acts().stream().map(ActView::of).toList());
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private RuleContent content() {
            RuleCondition.Hours any = RuleCondition.Hours.ANY;
            return new RuleContent(
                    Inputs.text("name", name, 200),
                    new RuleTrigger(
                            Inputs.constant(
                                    "when", RuleTrigger.Kind.class, Inputs.text("when", when, 30)),
                            hours),
                    new RuleCondition(
                            channels == null
                                    ? Set.of()
                                    : channels.stream()
                                            .map(Inputs::channel)
                                            .collect(Collectors.toSet()),
                            Inputs.texts("words", words, 100, 200),
                            MacroResource.topics(topics),
                            sender == null
                                    ? RuleCondition.Sender.ANY
                                    : Inputs.constant("sender", RuleCondition.Sender.class, sender),
                            new RuleCondition.Hours(
                                    timeOfDay == null
                                            ? RuleCondition.Hours.When.ANY
                                            : Inputs.constant(
                                                    "timeOfDay",
                                                    RuleCondition.Hours.When.class,
                                                    timeOfDay),
                                    from == null ? any.from() : time("from", from),
                                    to == null ? any.to() : time("to", to)),
                            unassigned),
                    acts == null ? List.of() : acts.stream().map(ActView::act).toList());
        }

        private static LocalTime time(String name, String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                throw Words.rejection("input.time", name);
            }
        }
    }

    /**
     * One act; members that its kind does not use are absent.
     *
     * @param kind topics, tags, assign, due, note, attention or remind
     * @param hours of due: from then; of remind: between two mails
     * @param most of remind: how many mails at most
     */
    public record ActView(
            @Schema(
                            required = true,
                            allowableValues = {
                                "topics",
                                "tags",
                                "assign",
                                "due",
                                "note",
                                "attention",
                                "remind"
                            })
                    String kind,
            Set<String> topics,
            List<String> people,
            String text,
            int hours,
            int most,
            Set<String> tags) {
        ActView(
                String kind,
                Set<String> topics,
                List<String> people,
                String text,
                int hours,
                int most) {
            this(kind, topics, people, text, hours, most, null);
        }

        private static ActView of(RuleAct act) {
            if (act instanceof RuleAct.AddTopics more) {
                return new ActView(
                        "topics",
                        more.topics().stream().map(Object::toString).collect(Collectors.toSet()),
                        null,
                        null,
                        0,
                        0);
            }
            if (act instanceof RuleAct.AddTags more) {
                return new ActView("tags", null, null, null, 0, 0, more.tags());
            }
            if (act instanceof RuleAct.Assign assign) {
                return new ActView(
                        "assign",
                        null,
                        assign.among().stream().map(Object::toString).toList(),
                        null,
                        0,
                        0);
            }
            if (act instanceof RuleAct.SetDue due) {
                return new ActView("due", null, null, null, due.hours(), 0);
            }
            if (act instanceof RuleAct.AddNote note) {
                return new ActView("note", null, null, note.text(), 0, 0);
            }
            if (act instanceof RuleAct.Remind remind) {
                return new ActView("remind", null, null, null, remind.everyHours(), remind.most());
            }
            return new ActView("attention", null, null, null, 0, 0);
        }

        private RuleAct act() {
            return switch (kind == null ? "" : kind) {
                case "topics" -> new RuleAct.AddTopics(MacroResource.topics(topics));
                case "tags" -> new RuleAct.AddTags(MacroResource.tags(tags));
                case "assign" ->
                        new RuleAct.Assign(
                                Inputs.texts("people", people, 200, 20).stream()
                                        .map(id -> Inputs.id("people", id, UserId::new))
                                        .toList());
                case "due" -> new RuleAct.SetDue(hours);
                case "note" -> new RuleAct.AddNote(Inputs.text("text", text, 10_000));
                case "attention" -> new RuleAct.CallAttention();
                case "remind" -> new RuleAct.Remind(hours, most);
                default ->
                        throw Words.rejection(
                                "input.constant",
                                "kind",
                                "topics, tags, assign, due, note, attention, remind");
            };
        }
    }
}
