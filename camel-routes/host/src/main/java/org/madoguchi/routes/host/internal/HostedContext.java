// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.host.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one Camel context. Everything happens on a thread of its own, so that a context that
 * is slow or cannot start delays neither the bundle that brought the routes nor another context. A
 * context that cannot start is tried again until its service goes.
 */
final class HostedContext {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.host");
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int INFLIGHT_LIMIT_SECONDS = 10;

    private final String id;
    private final RoutesBuilder routes;
    private final Supplier<? extends ClassLoader> loaders;
    private final ScheduledExecutorService lifeCycle;

    // touched by the life-cycle thread only
    private CamelContext running;
    private boolean failed;

    HostedContext(String id, RoutesBuilder routes, Supplier<? extends ClassLoader> loaders) {
        this.id = id;
        this.routes = routes;
        this.loaders = loaders;
        this.lifeCycle =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "routes-" + id);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Returns at once; the context comes up in the background. */
    void start() {
        lifeCycle.execute(this::open);
    }

    /** Tries again what failed, for instance because a component was missing. */
    void startIfFailed() {
        lifeCycle.execute(
                () -> {
                    if (failed) {
                        open();
                    }
                });
    }

    /** A context that holds objects of a removed bundle would go on with dead classes. */
    void restartIfUsing(Bundle component) {
        lifeCycle.execute(
                () -> {
                    if (running != null
                            && running.getApplicationContextClassLoader()
                                    instanceof ComponentClassLoader loader
                            && loader.uses(component)) {
                        log.info(
                                "routes {}: restart, component bundle {} went",
                                id,
                                component.getSymbolicName());
                        stop();
                        // what cannot start without it is no failure to tell of again
                        failed = true;
                        open();
                    }
                });
    }

    /** Returns when no exchange is under way any more, after a limit in any case. */
    void close() {
        Future<?> stopped = lifeCycle.submit(this::stop);
        lifeCycle.shutdown();
        try {
            stopped.get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("routes {}: not stopped in good order", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lifeCycle.shutdownNow();
    }

    private void open() {
        if (running != null) {
            return;
        }
        ClassLoader loader = loaders.get();
        Thread.currentThread().setContextClassLoader(loader);
        CamelContext opening = new DefaultCamelContext(false);
        try {
            opening.setApplicationContextClassLoader(loader);
            opening.setNameStrategy(new ExplicitCamelContextNameStrategy(id));
            opening.getShutdownStrategy().setTimeout(INFLIGHT_LIMIT_SECONDS);
            opening.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
            opening.build();
            // started while it is empty: routes that are added to a running context are complete
            opening.start();
            opening.addRoutes(routes);
            if (opening.getRoutes().isEmpty()) {
                // a builder whose configure() threw once adds nothing when it is asked again
                throw new IllegalStateException("the service adds no route");
            }
            running = opening;
            failed = false;
            log.info(
                    "routes {} started: {}",
                    id,
                    opening.getRoutes().stream().map(Route::getRouteId).toList());
        } catch (Exception | LinkageError e) {
            opening.stop();
            noteFailure(e);
        }
    }

    private void noteFailure(Throwable cause) {
        if (failed) {
            log.debug("routes {} still cannot start", id, cause);
        } else {
            log.error(
                    "routes {} cannot start; trying again every {} s",
                    id,
                    RETRY.toSeconds(),
                    cause);
        }
        failed = true;
        try {
            lifeCycle.schedule(this::startAgain, RETRY.toSeconds(), TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("routes {}: closed meanwhile", id);
        }
    }

    private void startAgain() {
        if (failed) {
            open();
        }
    }

    private void stop() {
        failed = false;
        if (running != null) {
            running.stop();
            running = null;
            log.info("routes {} stopped", id);
        }
    }
}
