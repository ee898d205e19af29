// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The product's services as they are at this moment: commands stay there and say what is missing,
 * while bundles come and go.
 */
final class Services {
    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /** Empty when the service is not there, or when the function gave null. */
    <S, R> Optional<R> ifPresent(Class<S> type, Function<S, R> use) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(use.apply(service));
        } finally {
            context.ungetService(reference);
        }
    }

    /** Whether the service can be had: one may be registered and yet fail to start. */
    boolean isPresent(Class<?> type) {
        return ifPresent(type, service -> true).isPresent();
    }

    /**
     * @param use never gives null
     * @throws ServiceMissingException when the service is not there
     */
    <S, R> R with(Class<S> type, Function<S, R> use) {
        return ifPresent(type, use).orElseThrow(() -> new ServiceMissingException(type));
    }
}
