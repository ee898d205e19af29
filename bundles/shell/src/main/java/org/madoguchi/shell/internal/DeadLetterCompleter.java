// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.Outbox;

/** Messages in the outbox that a person must decide on. */
@Service
public final class DeadLetterCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Outbox.class,
                outbox ->
                        outbox
                                .list(
                                        ShellActor.current(),
                                        DeadLetterListCommand.STATES,
                                        PageRequest.first(MAX))
                                .items()
                                .stream()
                                .map(entry -> entry.id().toString())
                                .toList());
    }
}
