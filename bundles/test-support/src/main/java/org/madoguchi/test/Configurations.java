// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration of a component as it is when its file has only the given lines. */
public final class Configurations {
    private Configurations() {}

    /**
     * @param type a component property type
     * @param values by the name of the annotation's method; the others have their default
     * @throws IllegalArgumentException when a name is not one of the type's
     */
    public static <A extends Annotation> A of(Class<A> type, Map<String, ?> values) {
        for (String name : values.keySet()) {
            try {
                type.getMethod(name);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no " + name, e);
            }
        }
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                values.containsKey(method.getName())
                                        ? values.get(method.getName())
                                        : method.getDefaultValue()));
    }
}
