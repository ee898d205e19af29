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
        Desk desk = kept(context, Desk.class, () -> Desk.start(Database.chosen()));
        return parameter.getParameter().getType().equals(Desk.class)
                ? desk
                : kept(context, Browser.class, () -> Browser.open(desk));
    }

    /** Closed when all tests are over. */
    private static <T extends AutoCloseable> T kept(
            ExtensionContext context, Class<T> type, java.util.function.Supplier<T> maker) {
        return type.cast(
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(OpenDesk.class))
                        .getOrComputeIfAbsent(
                                type, key -> new Closing<>(maker.get()), Closing.class)
                        .resource());
    }

    private record Closing<T extends AutoCloseable>(T resource)
            implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws Exception {
            resource.close();
        }
    }
}
