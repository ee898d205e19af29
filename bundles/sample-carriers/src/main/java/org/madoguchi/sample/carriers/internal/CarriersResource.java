// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.City;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The citizens' telephones and FAX machines of the sample, for everybody who is signed in. */
@Component(service = PrivateResource.class)
@Path(CarriersPage.PATH)
public final class CarriersResource implements PrivateResource {
    /** What a FAX of one page has room for; SMS and LINE would take more. */
    private static final int LONGEST = 600;

    /** Of the citizens' telephones, and none. */
    private static final List<String> CALLERS = List.of(PracticeSms.NUMBER, "0460000001", "");

    private static final String FAX = "0460000002";

    private final Templates templates = Templates.of(CarriersResource.class);
    private final MessageBundle messages = MessageBundle.of(CarriersResource.class);
    private final Carriers carriers;
    private final City city;

    @Activate
    public CarriersResource(@Reference Carriers carriers, @Reference City city) {
        this.carriers = carriers;
        this.city = city;
    }

    @GET
    public View show(@Context WebContext web) {
        return templates.view("carriers.jte", "page", page(web));
    }

    /** What is new, or 204. */
    @GET
    @Path("/news")
    public Response news(@QueryParam("seen") long seen, @Context WebContext web) {
        return seen == carriers.changes().count()
                ? Response.noContent().build()
                : Response.ok(news(web)).build();
    }

    private View news(WebContext web) {
        return templates.view("news.jte", "page", page(web));
    }

    private CarriersPage page(WebContext web) {
        return CarriersPage.of(
                carriers, city.publicUrl(), messages.in(web.locale()), web.csrfToken());
    }

    @POST
    @Path("/calls")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response call(FormData form, @Context WebContext web) {
        String number = form.text("number");
        String digit = form.text("digit");
        if (!CALLERS.contains(number) || !Exchange.MENU.containsKey(digit)) {
            throw problem("problem.choice");
        }
        if (!carriers.exchange().call(number, digit)) {
            throw problem("problem.lines");
        }
        return done(web);
    }

    @POST
    @Path("/calls/{id}/answer")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response answer(@PathParam("id") String id, FormData form, @Context WebContext web) {
        carriers.exchange().answer(id);
        return done(web);
    }

    @POST
    @Path("/calls/{id}/hang-up")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response hangUp(@PathParam("id") String id, FormData form, @Context WebContext web) {
        carriers.exchange().hangUp(id);
        return done(web);
    }

    @POST
    @Path("/line")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response line(FormData form, @Context WebContext web) {
        LineCitizen citizen = carriers.line().citizen();
        try {
            if (form.has("sticker")) {
                citizen.sticker(text("line.sticker"));
            } else if (form.has("picture")) {
                citizen.picture(text("line.picture"));
            } else if (form.has("press")) {
                citizen.press(
                        carriers.line()
                                .talk()
                                .button(form.text("press"))
                                .orElseThrow(() -> problem("problem.choice")));
            } else {
                citizen.write(typed(form));
            }
        } catch (NotTakenException e) {
            throw problem("problem.not-taken", e.getMessage());
        }
        return done(web);
    }

    @POST
    @Path("/sms")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response sms(FormData form, @Context WebContext web) {
        try {
            carriers.sms().send(typed(form));
        } catch (NotTakenException e) {
            throw problem("problem.not-taken", e.getMessage());
        }
        return done(web);
    }

    @POST
    @Path("/fax")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response fax(FormData form, @Context WebContext web) {
        Font font = Paper.font().orElseThrow(() -> problem("problem.font"));
        String letter = form.text("letter");
        // a letter is in the citizens' language
        String text = letter.matches("[12]") ? text("letter." + letter) : typed(form);
        carriers.fax().insert(FAX, Paper.written(text, font));
        return done(web);
    }

    /** A page that came out of the citizen's machine. */
    @GET
    @Path("/fax/{name}/{page: [0-9]+}.png")
    @Produces("image/png")
    public byte[] page(@PathParam("name") String name, @PathParam("page") int page) {
        return carriers.fax().received().stream()
                .filter(fax -> fax.name().equals(name) && page < fax.pages().size())
                .findFirst()
                .map(fax -> fax.pages().get(page))
                .orElseThrow(() -> new NotFoundException("no such page"));
    }

    @GET
    @Path("/line/picture.png")
    @Produces("image/png")
    public byte[] picture() {
        return Photograph.png();
    }

    private Response done(WebContext web) {
        return web.partial() ? Response.ok(news(web)).build() : Redirects.to(CarriersPage.PATH);
    }

    private String typed(FormData form) {
        Optional<String> text = form.filled("text");
        if (text.isEmpty() || text.get().length() > LONGEST) {
            throw problem("problem.text", LONGEST);
        }
        return text.get();
    }

    private String text(String key) {
        return messages.in(Locale.JAPANESE).text(key);
    }

    private RejectedException problem(String key, Object... values) {
        return new RejectedException(messages.localized(key, values));
    }
}
