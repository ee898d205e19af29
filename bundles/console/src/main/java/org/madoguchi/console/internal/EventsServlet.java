// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.web.EventStream;
import org.madoguchi.web.GatedServlet;
import org.madoguchi.web.RequestGate;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The stream of live events. A servlet and not a resource, because it answers for minutes without
 * holding a thread.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/console/events")
@HttpWhiteboardServletAsyncSupported
public final class EventsServlet extends GatedServlet {
    private static final long serialVersionUID = 1L;

    private final transient LiveFeed feed;

    @Activate
    public EventsServlet(@Reference LiveFeed feed, @Reference RequestGate gate) {
        super(gate);
        this.feed = feed;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        WebContext web = WebContext.of(request);
        if (web.zone() != Zone.PRIVATE) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean welcome =
                web.session().filter(session -> !session.mustEnrol()).isPresent()
                        && web.user().filter(user -> !user.mustChangePassword()).isPresent();
        if (!welcome) {
            // 204 tells an EventSource not to come again
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Actor actor = web.actor();
        EventStream.open(request, response, stream -> feed.join(new Watcher(stream, actor)));
    }
}
