// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "contacts", description = "連絡先の台帳 / People, with the numbers of other registers")
public final class ContactResource implements PrivateResource {
    private final ContactRegister register;

    @Activate
    public ContactResource(@Reference ContactRegister register) {
        this.register = register;
    }

    @GET
    @Operation(
            summary = "People of the register, by number",
            description = "With outsideId, only whoever has exactly this number.")
    public Listing<Registered> list(
            @Parameter(description = "Common id or staff number") @QueryParam("outsideId")
                    String outsideId,
            @Parameter(description = "In number, name, reading or department") @QueryParam("q")
                    String words,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri,
            @Context HttpServletResponse response,
            @Context WebContext web) {
        if (outsideId != null) {
            String number = Inputs.text("outsideId", outsideId, 64);
            return Listing.whole(
                    register.byOutsideId(web.actor(), number).map(Registered::of).stream()
                            .toList());
        }
        return Listing.of(
                register.list(
                                web.actor(),
                                Inputs.optionalText("q", words, 200),
                                Inputs.page(offset, limit))
                        .map(Registered::of),
                uri,
                response);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What the register says of this contact")
    public Registered show(@PathParam("id") String id, @Context WebContext web) {
        return register.of(web.actor(), Inputs.pathId(id, ContactId::new))
                .map(Registered::of)
                .orElseThrow(() -> new NotFoundException("contact " + id + " is not registered"));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Give a contact its outside id",
            description = "Instead of what stood there. Refused when somebody else has the id.")
    public Registered put(@PathParam("id") String id, CardInput input, @Context WebContext web) {
        CardInput wanted = Inputs.required("body", input);
        ContactId contact = Inputs.pathId(id, ContactId::new);
        register.put(
                web.actor(),
                contact,
                wanted.outsideId(),
                wanted.department(),
                wanted.language(),
                wanted.notes());
        return Optional.of(contact)
                .flatMap(known -> register.of(web.actor(), known))
                .map(Registered::of)
                .orElseGet(
                        () ->
                                new Registered(
                                        contact.toString(), "", "", "", "", List.of(), "", ""));
    }

    /** Missing texts are empty. */
    public record CardInput(String outsideId, String department, String language, String notes) {
        public CardInput {
            outsideId = Inputs.optionalText("outsideId", outsideId, 64);
            department = Inputs.optionalText("department", department, 200);
            language = Inputs.optionalText("language", language, 35);
            notes = Inputs.optionalText("notes", notes, 2_000);
        }
    }

    /**
     * @param id the contact's own number, which never changes
     * @param outsideId the other register's
     */
    public record Registered(
            String id,
            String outsideId,
            String name,
            String reading,
            String department,
            List<Known> addresses,
            String language,
            String notes) {
        static Registered of(ContactRegister.Registered one) {
            ContactRegister.Entry entry = one.entry();
            return new Registered(
                    one.id().toString(),
                    entry.outsideId(),
                    entry.name(),
                    entry.reading(),
                    entry.department(),
                    entry.addresses().stream().map(Known::of).toList(),
                    entry.language(),
                    entry.notes());
        }
    }

    public record Known(String kind, String address) {
        static Known of(Address address) {
            return new Known(address.kind().value(), address.value());
        }
    }
}
