// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostedContextTest {
    private HostedContext hosted;

    @AfterEach
    void close() {
        if (hosted != null) {
            hosted.close();
        }
    }

    @Test
    void contextShouldCarryTheIdAndRunTheRoutes() {
        RouteBuilder routes = routes();
        hosted = host("intake", routes);

        hosted.start();

        await().until(
                        () ->
                                routes.getContext() != null
                                        && !routes.getContext().getRoutes().isEmpty());
        assertThat(routes.getContext().getName()).isEqualTo("intake");
        assertThat(routes.getContext().createProducerTemplate().requestBody("direct:in", "窓口"))
                .isEqualTo("窓口です");
    }

    @Test
    void startShouldReturnAtOnceWhenTheRoutesAreSlow() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean configured = new AtomicBoolean();
        hosted =
                host(
                        "slow",
                        new RouteBuilder() {
                            @Override
                            public void configure() throws InterruptedException {
                                released.await();
                                from("direct:in").to("log:out");
                                configured.set(true);
                            }
                        });

        hosted.start();

        assertThat(configured).isFalse();
        released.countDown();
        await().untilTrue(configured);
    }

    @Test
    void failedContextShouldStartWhenItsComponentComes() {
        AtomicReference<Component> faxComponent = new AtomicReference<>();
        RouteBuilder routes =
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").routeId("fax-main-out").to("fax:out");
                    }

                    @Override
                    public void setCamelContext(CamelContext context) {
                        if (faxComponent.get() != null && context.hasComponent("fax") == null) {
                            context.addComponent("fax", faxComponent.get());
                        }
                        super.setCamelContext(context);
                    }
                };
        hosted = host("fax-main", routes);
        hosted.start();
        await().until(() -> routes.getContext() != null && routes.getContext().isStopped());

        faxComponent.set(new MockComponent());
        hosted.startIfFailed();

        await().until(() -> routes.getContext().getRoute("fax-main-out") != null);
    }

    @Test
    void closedContextShouldBeStopped() {
        RouteBuilder routes = routes();
        HostedContext closing = host("email-main", routes);
        closing.start();
        await().until(
                        () ->
                                routes.getContext() != null
                                        && !routes.getContext().getRoutes().isEmpty());
        CamelContext context = routes.getContext();

        closing.close();

        assertThat(context.getStatus()).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void sameRoutesShouldRunInASecondContextAfterTheFirst() {
        RouteBuilder routes = routes();
        HostedContext first = host("email-main", routes);
        first.start();
        await().until(
                        () ->
                                routes.getContext() != null
                                        && !routes.getContext().getRoutes().isEmpty());
        CamelContext before = routes.getContext();
        first.close();

        hosted = host("email-main", routes);
        hosted.start();

        await().until(
                        () ->
                                routes.getContext() != before
                                        && !routes.getContext().getRoutes().isEmpty());
        assertThat(routes.getContext().createProducerTemplate().requestBody("direct:in", "窓口"))
                .isEqualTo("窓口です");
    }

    private static HostedContext host(String id, RouteBuilder routes) {
        return new HostedContext(id, routes, HostedContextTest.class::getClassLoader);
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").transform().simple("${body}です");
            }
        };
    }
}
