// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import jakarta.mail.MessagingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.madoguchi.api.RejectedException;
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

/** The citizens' and departments' mailboxes of the sample, for everybody who is signed in. */
@Component(service = PrivateResource.class)
@Path("/sample/mail")
public final class MailResource implements PrivateResource {
    private static final String CITIZEN = "hanako.sato@example.jp";

    private final Templates templates = Templates.of(MailResource.class);
    private final MessageBundle messages = MessageBundle.of(MailResource.class);
    private final SampleMailServer server;
    private final Postman postman;

    @Activate
    public MailResource(@Reference SampleMail mail) {
        this.server = mail.server();
        this.postman = new Postman(server, Clock.systemUTC());
    }

    @GET
    public View show(
            @QueryParam("box") @DefaultValue(CITIZEN) String box,
            @QueryParam("mail") Long uid,
            @QueryParam("reply") boolean reply,
            @QueryParam("sent") boolean sent,
            @Context WebContext web)
            throws MessagingException, IOException {
        String address = checked(box, "problem.box");
        List<Postman.Line> lines = postman.list(address);
        Optional<Postman.OpenMail> open =
                uid == null ? Optional.empty() : postman.read(address, uid);
        TreeSet<String> boxes = new TreeSet<>(server.mailboxes());
        boxes.add(address);
        MailPage page =
                new MailPage(
                        messages.in(web.locale()),
                        web.csrfToken(),
                        web.timeZone(),
                        List.copyOf(boxes),
                        address,
                        lines,
                        open,
                        letter(address, reply ? open : Optional.empty()),
                        sent);
        return templates.view("mail.jte", "page", page);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response send(FormData form) throws MessagingException {
        Letter letter =
                new Letter(
                        checked(form.text("from").strip(), "problem.from"),
                        form.text("name").strip(),
                        checked(form.text("to").strip(), "problem.to"),
                        form.text("subject").strip(),
                        form.text("text"),
                        form.text("inReplyTo").replaceAll("[^\\x21-\\x7e]", ""),
                        way(form.text("way")),
                        form.files("file"));
        postman.send(letter);
        return Redirects.to("/sample/mail?sent=true&box=" + MailPage.encoded(letter.from()));
    }

    private Letter letter(String address, Optional<Postman.OpenMail> answered) {
        return new Letter(
                address,
                address.equals(CITIZEN) ? messages.in(Locale.JAPANESE).text("citizen") : "",
                answered.map(Postman.OpenMail::replyTo).orElse(SampleMailServer.DESK),
                answered.map(mail -> "Re: " + mail.subject().replaceFirst("^(Re: )+", ""))
                        .orElse(""),
                answered.map(mail -> "\n\n> " + mail.text().strip().replaceAll("\\r?\\n", "\n> "))
                        .orElse(""),
                answered.map(Postman.OpenMail::messageId).orElse(""),
                Letter.Way.UTF_8,
                List.of());
    }

    private String checked(String address, String problem) {
        if (!SampleMailServer.isAddress(address)) {
            throw new RejectedException(messages.localized(problem));
        }
        return address;
    }

    private Letter.Way way(String name) {
        for (Letter.Way way : Letter.Way.values()) {
            if (way.name().equals(name)) {
                return way;
            }
        }
        return Letter.Way.UTF_8;
    }
}
