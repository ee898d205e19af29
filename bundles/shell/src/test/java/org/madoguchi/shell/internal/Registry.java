// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** As much of a framework as looking up services takes. */
final class Registry {
    private final Map<String, Object> services = new ConcurrentHashMap<>();

    <S> void add(Class<S> type, S service) {
        services.put(type.getName(), service);
    }

    void remove(Class<?> type) {
        services.remove(type.getName());
    }

    BundleContext context() {
        return proxy(
                BundleContext.class,
                (name, argument) ->
                        switch (name) {
                            case "getServiceReference" ->
                                    reference(((Class<?>) argument).getName());
                            case "getService" -> services.get(argument.toString());
                            case "ungetService" -> true;
                            default -> throw new UnsupportedOperationException(name);
                        });
    }

    private Object reference(String type) {
        return services.containsKey(type)
                ? proxy(ServiceReference.class, (name, argument) -> type)
                : null;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                answer.to(
                                        method.getName(),
                                        arguments == null ? null : arguments[0])));
    }

    private interface Answer {
        Object to(String method, Object argument);
    }
}
