// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a running desk and a browser; one of each serves all classes of a process. */
final class OpenDesk implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(Desk.class) || type.equals(Browser.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Desk.class)
                ? OfThisProcess.DESK
                : OfThisProcess.WithBrowser.BROWSER;
    }

    /**
     * Each class of tests is a run of its own to JUnit here, so it cannot keep what outlives one.
     */
    private static final class OfThisProcess {
        static final Desk DESK = closedAtTheEnd(Desk.start(Database.chosen()));

        private static final class WithBrowser {
            static final Browser BROWSER = closedAtTheEnd(Browser.open(DESK));
        }

        private static <T extends AutoCloseable> T closedAtTheEnd(T resource) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(resource)));
            return resource;
        }

        private static void close(AutoCloseable resource) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
