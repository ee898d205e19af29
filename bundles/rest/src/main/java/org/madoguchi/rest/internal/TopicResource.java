// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "topics", description = "案件の分類 / What cases can be about")
public final class TopicResource implements PrivateResource {
    private final Topics topics;

    @Activate
    public TopicResource(@Reference Topics topics) {
        this.topics = topics;
    }

    @GET
    @Operation(
            summary = "All classifications, each topic before what is below it",
            description = "With the retired ones, which old cases still have.")
    public List<Topic> list(@Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        TopicTree tree = topics.tree();
        return tree.roots().stream()
                .flatMap(root -> Stream.concat(Stream.of(root), tree.below(root.id()).stream()))
                .toList();
    }
}
