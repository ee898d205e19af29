// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;

/** Lists the channels and how they are. */
@Service
@Command(
        scope = "madoguchi",
        name = "channel-list",
        description = "Lists the channels and how they are")
public final class ChannelListCommand extends DeskCommand {
    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No channels");
        table.column("Channel");
        table.column("Name");
        table.column("State");
        table.column("In today");
        table.column("Out today");
        table.column("Waiting");
        table.column("Dead");
        table.column("Explanation").maxSize(80);
        for (ChannelStatus status : with(Channels.class, Channels::list)) {
            table.addRow()
                    .addContent(
                            status.descriptor().id(),
                            line(status.descriptor().name().ja()),
                            status.health()
                                    .map(ChannelHealth::state)
                                    .map(Enum::name)
                                    .orElse("AWAY"),
                            status.receivedToday(),
                            status.sentToday(),
                            status.waiting(),
                            status.dead(),
                            status.health()
                                    .map(health -> line(health.explanation().en()))
                                    .orElse("since " + time(status.lastSeen())));
        }
        print(table);
    }
}
