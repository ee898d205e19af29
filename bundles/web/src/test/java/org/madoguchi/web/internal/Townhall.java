// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.SelfGuarded;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Webhook;
import org.madoguchi.web.WithoutSignIn;

/** Resources to be called in tests. */
final class Townhall {
    /** Closed: who asks for {@code /ask/long} waits for it. */
    static final Semaphore DOOR = new Semaphore(0);

    private Townhall() {}

    /** Another system rings here. */
    @Path("/hooks/bell")
    public static final class Bell implements PublicResource {
        @POST
        @Webhook
        @Consumes(MediaType.WILDCARD)
        @Produces("text/plain;charset=UTF-8")
        public String ring(InputStream body) throws IOException {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Takes nothing from cookies. */
    @Path("/hatch")
    @Produces("text/plain;charset=UTF-8")
    @SelfGuarded
    public static final class Hatch implements PublicResource {
        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public String take(String said) {
            return said;
        }
    }

    @Path("/ask")
    @Produces("text/plain;charset=UTF-8")
    public static final class Counter implements PublicResource {
        @GET
        public String token(@Context WebContext web) {
            return web.csrfToken();
        }

        @POST
        @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
        public String ask(FormData form) {
            StringBuilder said = new StringBuilder(form.text("question"));
            form.files()
                    .forEach(
                            file ->
                                    said.append(" + ")
                                            .append(file.fileName())
                                            .append(' ')
                                            .append(file.content().bytes().length));
            return said.toString();
        }

        @GET
        @Path("long")
        public String longWait() throws InterruptedException {
            DOOR.acquire();
            return "at last";
        }

        @GET
        @Path("page")
        public int page(@QueryParam("from") int from) {
            return from;
        }

        @GET
        @Path("leaflet")
        @Produces("text/html;charset=UTF-8")
        public View leaflet(@Context WebContext web) {
            return Templates.of(ErrorPages.class)
                    .view(
                            "error.jte",
                            "page",
                            new ErrorPage(200, "ごみの出し方 " + web.locale(), "", "", "/"),
                            "m",
                            MessageBundle.of(ErrorPages.class).in(web.locale()));
        }

        @GET
        @Path("failure")
        public String failure() {
            throw new IllegalStateException("secret of the house");
        }

        @GET
        @Path("rejection")
        public String rejection() {
            throw new RejectedException(
                    new LocalizedText("件名を入力してください。", "Please fill in the subject."));
        }

        @POST
        @Path("opinion")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public String opinion(FormData form) {
            throw new StorageException("gone", new IllegalStateException());
        }

        @GET
        @Path("database")
        public String database() {
            throw new StorageException("gone", new IllegalStateException());
        }
    }

    @Path("/")
    public static final class Office implements PrivateResource {
        public record Memo(String text, int pages) {}

        @GET
        @Path("console")
        @Produces("text/plain;charset=UTF-8")
        public String desk(@Context WebContext web) {
            return web.actor().name();
        }

        @POST
        @Path("console/act")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response act(FormData form) {
            return Redirects.to("/console");
        }

        @GET
        @WithoutSignIn
        @Path("console/sign-in")
        @Produces("text/plain")
        public String door(@Context WebContext web) {
            return web.csrfToken();
        }

        @GET
        @Path("console/password")
        @Produces("text/plain")
        public String password() {
            return "new password";
        }

        @GET
        @Path("console/second-factor")
        @Produces("text/plain")
        public String secondFactor() {
            return "QR code";
        }

        @POST
        @Path("api/v1/memos")
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        public Memo memo(Memo memo) {
            return memo;
        }

        @GET
        @WithoutSignIn
        @Path("health/ready")
        public Response ready() {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }

        @GET
        @Path("api/v1/forbidden")
        public String forbidden() {
            throw new PermissionDeniedException(Permission.AUDIT_READ);
        }
    }
}
