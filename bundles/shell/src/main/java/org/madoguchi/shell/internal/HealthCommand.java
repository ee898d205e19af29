// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.api.storage.Transactions;

/** Tells whether people can work: the parts a case needs, every channel and translator. */
@Service
@Command(
        scope = "madoguchi",
        name = "health",
        description = "Tells whether the parts of the product run; fails when one does not")
public final class HealthCommand extends DeskCommand {
    @Override
    void run() throws CommandException {
        Map<String, String> parts = parts();
        ShellTable table = new ShellTable();
        table.column("Part");
        table.column("State");
        parts.forEach((name, state) -> table.addRow().addContent(name, state));
        services()
                .ifPresent(Channels.class, Channels::list)
                .ifPresent(list -> list.forEach(channel -> add(table, channel)));
        services()
                .ifPresent(Translations.class, Translations::machines)
                .ifPresent(list -> list.forEach(machine -> add(table, machine)));
        print(table);
        if (parts.containsValue("DOWN")) {
            throw new CommandException(
                    Sentences.both(LocalizedText.from(HealthCommand.class, "unhealthy")));
        }
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("database", state(() -> with(Transactions.class, Transactions::databaseAnswers)));
        parts.put("sign-in", state(() -> services().isPresent(SignIns.class)));
        parts.put("cases", state(() -> services().isPresent(Cases.class)));
        parts.put("inbox", state(() -> services().isPresent(Inbox.class)));
        parts.put("outbox", state(() -> services().isPresent(Outbox.class)));
        parts.put("search", state(() -> with(ArticleSearch.class, search -> search.size() >= 0)));
        parts.put(
                "case-search",
                state(() -> with(CaseSearch.class, search -> search.progress().usable())));
        return parts;
    }

    private static String state(Supplier<Boolean> check) {
        try {
            return check.get() ? "UP" : "DOWN";
        } catch (RuntimeException e) {
            // whatever the reason, this part does not work; the log has it
            return "DOWN";
        }
    }

    /** A channel that is down is no fault of the product: its messages wait. */
    private static void add(ShellTable table, ChannelStatus channel) {
        table.addRow()
                .addContent(
                        "channel " + channel.descriptor().id(),
                        channel.health().map(ChannelHealth::state).map(Enum::name).orElse("AWAY"));
    }

    /** Without a machine people translate. */
    private static void add(ShellTable table, MachineTranslator.Status machine) {
        table.addRow()
                .addContent("translator " + machine.name(), machine.answers() ? "UP" : "DOWN");
    }
}
