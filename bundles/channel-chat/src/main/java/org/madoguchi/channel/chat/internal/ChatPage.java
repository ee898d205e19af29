// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.madoguchi.api.city.City;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;

/** The chat on a page of its own: a plain link that works where a corner of a page is too small. */
@Path(ChatPage.PATH)
@Produces("text/html;charset=UTF-8")
public final class ChatPage implements PublicResource {
    static final String PATH = "/chat";

    private final City city;
    private final Templates templates = Templates.of(ChatPage.class);
    private final MessageBundle messages = MessageBundle.of(ChatPage.class);

    ChatPage(City city) {
        this.city = city;
    }

    @GET
    public View page(@Context WebContext web) {
        return templates.view(
                "page.jte",
                "m",
                messages.in(web.locale()),
                "city",
                city.name().in(web.locale()),
                "desk",
                city.deskName().in(web.locale()));
    }
}
