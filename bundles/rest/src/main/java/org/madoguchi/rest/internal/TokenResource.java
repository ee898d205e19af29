// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tokens", description = "API トークン / Tokens for this API")
public final class TokenResource implements PrivateResource {
    private final SignIns signIns;

    @Activate
    public TokenResource(@Reference SignIns signIns) {
        this.signIns = signIns;
    }

    @GET
    @Operation(summary = "Tokens that still work, without their secrets")
    public List<ApiToken> list(
            @Parameter(description = "Whose tokens; the caller's own when missing")
                    @QueryParam("owner")
                    String owner,
            @Context WebContext web) {
        return signIns.tokens(web.actor(), owner(owner, web));
    }

    @POST
    @Operation(
            summary = "Make a token with its owner's permissions",
            description = "The secret is shown this once.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = NewToken.class)))
    public Response create(TokenInput input, @Context WebContext web) {
        TokenInput wanted = Inputs.required("body", input);
        String secret =
                signIns.createToken(web.actor(), owner(wanted.owner(), web), wanted.label());
        return Response.status(Response.Status.CREATED).entity(new NewToken(secret)).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "End a token at once")
    public void revoke(@PathParam("id") String id, @Context WebContext web) {
        signIns.revokeToken(web.actor(), Inputs.pathId(id, TokenId::new));
    }

    private static UserId owner(String text, WebContext web) {
        return Inputs.given(text)
                .map(id -> Inputs.id("owner", id, UserId::new))
                .or(() -> web.user().map(User::id))
                .orElseThrow(() -> new NotFoundException("no user"));
    }

    /**
     * @param owner id of a user; null: the caller
     * @param label what the token is for
     */
    public record TokenInput(String owner, String label) {
        public TokenInput {
            label = Inputs.text("label", label, 100);
        }
    }

    public record NewToken(String token) {}
}
