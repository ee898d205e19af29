// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.channel.Channels;

/** Ids of channels, away ones too. */
@Service
public final class ChannelCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Channels.class,
                channels ->
                        channels.list().stream()
                                .map(status -> status.descriptor().id().value())
                                .toList());
    }
}
