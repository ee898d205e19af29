// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A data source that is as stingy as a pool: whoever finds none free waits, and then fails. */
final class FewConnections {
    private static final int PATIENCE_SECONDS = 3;

    private FewConnections() {}

    static DataSource of(DataSource source, int connections) {
        Semaphore free = new Semaphore(connections);
        return proxy(
                DataSource.class,
                (method, args) ->
                        method.getName().equals("getConnection")
                                ? lend(source, free)
                                : invoke(method, source, args));
    }

    private static Connection lend(DataSource source, Semaphore free) throws Throwable {
        if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new SQLException("every connection is lent");
        }
        Connection real = source.getConnection();
        return proxy(
                Connection.class,
                (method, args) -> {
                    if (method.getName().equals("close") && !real.isClosed()) {
                        free.release();
                    }
                    return invoke(method, real, args);
                });
    }

    private static Object invoke(Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        FewConnections.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, args) -> answer.to(method, args)));
    }

    private interface Answer {
        Object to(Method method, Object[] args) throws Throwable;
    }
}
