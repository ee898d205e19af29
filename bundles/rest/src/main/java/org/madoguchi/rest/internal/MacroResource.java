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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/macros")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "macros", description = "マクロ / Several acts on a case in one go")
public final class MacroResource implements PrivateResource {
    private static final int LONGEST = 10_000;

    private final Macros macros;

    @Activate
    public MacroResource(@Reference Macros macros) {
        this.macros = macros;
    }

    @GET
    @Operation(summary = "All macros in their order, the retired ones too")
    public List<MacroView> list(@Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return macros.macros().stream().map(MacroView::of).toList();
    }

    @POST
    @Operation(summary = "Make a macro")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response make(MacroInput input, @Context WebContext web) {
        MacroInput wanted = Inputs.required("body", input);
        MacroId made = macros.make(web.actor(), wanted.name(), wanted.wanted()).id();
        return Created.at("/api/v1/macros/" + made, made);
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a macro",
            description = "With the version that was read; refused when there is a newer one.")
    public MacroView save(@PathParam("id") String id, MacroInput input, @Context WebContext web) {
        MacroInput wanted = Inputs.required("body", input);
        return MacroView.of(
                macros.save(
                        web.actor(),
                        Inputs.pathId(id, MacroId::new),
                        wanted.version(),
                        wanted.name(),
                        wanted.wanted()));
    }

    @POST
    @Path("{id}/run")
    @Operation(
            summary = "Use a macro on a case",
            description = "All acts are done, or none is and the problem says which was refused.")
    public void run(@PathParam("id") String id, RunInput input, @Context WebContext web) {
        macros.run(
                web.actor(),
                Inputs.pathId(id, MacroId::new),
                Inputs.caseId("caseId", Inputs.required("body", input).caseId()));
    }

    public record RunInput(@Schema(required = true) String caseId) {}

    public record MacroInput(int version, String name, List<ActView> acts) {
        public MacroInput {
            name = Inputs.text("name", name, 200);
            acts = acts == null ? List.of() : List.copyOf(acts);
        }

        private List<MacroAct> wanted() {
            return acts.stream().map(ActView::act).toList();
        }
    }

    public record MacroView(
            String id, int version, String name, boolean retired, List<ActView> acts) {
        private static MacroView of(Macro macro) {
            return new MacroView(
                    macro.id().toString(),
                    macro.version(),
                    macro.name(),
                    macro.retired(),
                    macro.acts().stream().map(ActView::of).toList());
        }
    }

    /**
     * One act; members that its kind does not use are absent.
     *
     * @param kind topics, tags, write, note, take, assign, escalate or close
     */
    public record ActView(
            @Schema(
                            required = true,
                            allowableValues = {
                                "topics",
                                "tags",
                                "write",
                                "note",
                                "take",
                                "assign",
                                "escalate",
                                "close"
                            })
                    String kind,
            Set<String> topics,
            String reply,
            String text,
            String person,
            String department,
            Set<String> reasons,
            String disposition,
            Set<String> tags) {
        ActView(
                String kind,
                Set<String> topics,
                String reply,
                String text,
                String person,
                String department,
                Set<String> reasons,
                String disposition) {
            this(kind, topics, reply, text, person, department, reasons, disposition, null);
        }

        private static ActView of(MacroAct act) {
            if (act instanceof MacroAct.AddTopics more) {
                return new ActView(
                        "topics", strings(more.topics()), null, null, null, null, null, null);
            }
            if (act instanceof MacroAct.AddTags more) {
                return new ActView("tags", null, null, null, null, null, null, null, more.tags());
            }
            if (act instanceof MacroAct.Write write) {
                return new ActView("write", null, write.reply(), null, null, null, null, null);
            }
            if (act instanceof MacroAct.AddNote note) {
                return new ActView("note", null, null, note.text(), null, null, null, null);
            }
            if (act instanceof MacroAct.Assign to) {
                return new ActView(
                        "assign", null, null, null, to.person().toString(), null, null, null);
            }
            if (act instanceof MacroAct.Escalate asked) {
                return new ActView(
                        "escalate",
                        null,
                        null,
                        asked.question(),
                        null,
                        asked.department().toString(),
                        asked.reasons(),
                        null);
            }
            if (act instanceof MacroAct.Close close) {
                return new ActView(
                        "close", null, null, null, null, null, null, close.disposition());
            }
            return new ActView("take", null, null, null, null, null, null, null);
        }

        private static Set<String> strings(Set<?> ids) {
            return ids.stream().map(Object::toString).collect(Collectors.toSet());
        }

        private MacroAct act() {
            return switch (kind == null ? "" : kind) {
                case "topics" -> new MacroAct.AddTopics(MacroResource.topics(topics));
                case "tags" -> new MacroAct.AddTags(MacroResource.tags(tags));
                case "write" -> new MacroAct.Write(Inputs.text("reply", reply, 40));
                case "note" -> new MacroAct.AddNote(Inputs.text("text", text, LONGEST));
                case "take" -> new MacroAct.Take();
                case "assign" -> new MacroAct.Assign(Inputs.id("person", person, UserId::new));
                case "escalate" ->
                        new MacroAct.Escalate(
                                Inputs.id("department", department, DepartmentId::new),
                                Inputs.text("text", text, LONGEST),
                                reasons == null ? Set.of() : reasons);
                case "close" -> new MacroAct.Close(Inputs.text("disposition", disposition, 40));
                default ->
                        throw Words.rejection(
                                "input.constant",
                                "kind",
                                "topics, tags, write, note, take, assign, escalate, close");
            };
        }
    }

    /** Labels in a body. */
    static Set<String> tags(Set<String> labels) {
        return Set.copyOf(
                Inputs.texts("tags", labels == null ? List.of() : List.copyOf(labels), 20, 200));
    }

    /** Topics in a body. */
    static Set<TopicId> topics(Set<String> ids) {
        Set<TopicId> topics = new HashSet<>();
        if (ids != null) {
            ids.forEach(id -> topics.add(Inputs.id("topics", id, TopicId::new)));
        }
        return topics;
    }
}
