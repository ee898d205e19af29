// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.osgi.framework.BundleContext;

/** What every command has: services, the actor, and errors that are sentences. */
abstract class DeskCommand implements Action {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Of 7 and 8 bits, and what turns the direction of writing. */
    private static final String CONTROLS = "[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]";

    @Reference BundleContext context;

    @Override
    public final Object execute() throws CommandException {
        try {
            run();
            return null;
        } catch (RuntimeException e) {
            throw new CommandException(Sentences.of(e).orElseThrow(() -> e));
        }
    }

    abstract void run() throws CommandException;

    final Services services() {
        return new Services(context);
    }

    final <S, R> R with(Class<S> type, Function<S, R> use) {
        return services().with(type, use);
    }

    static Actor actor() {
        return ShellActor.current();
    }

    /** Not the session's console: this one can be piped into other commands. */
    static PrintStream out() {
        return System.out;
    }

    static void print(ShellTable table) {
        table.print(out());
    }

    final ZoneId zone() {
        return services().ifPresent(City.class, City::zone).orElseGet(ZoneId::systemDefault);
    }

    final String time(Instant instant) {
        return TIME.format(instant.atZone(zone()));
    }

    /** Untrusted text on one line: what controls a terminal is left out. */
    static String line(String text) {
        return text.replaceAll(CONTROLS + "+", " ").strip();
    }

    /** Untrusted text with its lines. */
    static String block(String text) {
        return text.replaceAll("\\R", "\n").replaceAll("[" + CONTROLS + "&&[^\n\t]]+", " ").strip();
    }
}
