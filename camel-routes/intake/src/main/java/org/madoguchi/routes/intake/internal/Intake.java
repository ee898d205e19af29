// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in. A route of small steps turns messages into cases, all of them in one database
 * transaction. Messages that are handed in while a transaction is at work share the next one: what
 * a commit costs is paid once for all of them.
 */
@Component(
        service = {Inbox.class, RoutesBuilder.class},
        configurationPid = "org.madoguchi.routes.intake",
        property = "madoguchi.routes=intake")
@Designate(ocd = IntakeConfig.class)
public final class Intake extends RouteBuilder implements Inbox {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.intake");
    private static final String ROUTE = "intake";

    private final CaseIntake cases;
    private final Contacts contacts;
    private final Transactions transactions;
    private final SenderRates rates;
    private final ToldStep told;
    private final Together<InboundMessage, Receipt> together =
            new Together<>(this::store, Company::new);

    @Activate
    public Intake(
            @Reference CaseIntake cases,
            @Reference Contacts contacts,
            @Reference Transactions transactions,
            IntakeConfig config) {
        this(cases, contacts, transactions, Clock.systemUTC(), config.sender_limit());
    }

    Intake(
            CaseIntake cases,
            Contacts contacts,
            Transactions transactions,
            Clock clock,
            int senderLimit) {
        if (senderLimit < 1) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.routes.intake.cfg: sender.limit = "
                            + senderLimit
                            + "; write a whole number from 1, such as 20");
        }
        this.cases = cases;
        this.contacts = contacts;
        this.transactions = transactions;
        this.rates = new SenderRates(clock, senderLimit);
        this.told = new ToldStep(contacts, transactions);
    }

    @Deactivate
    void close() {
        told.close();
    }

    @Override
    public void configure() {
        // an exception has to reach the source, which keeps the message
        errorHandler(noErrorHandler());
        from("direct:intake")
                .routeId(ROUTE)
                .process(by(new KnownStep(cases)))
                .id("known")
                .process(by(new ThreadStep(cases)))
                .id("thread")
                .process(by(new OriginStep()))
                .id("origin")
                .process(by(new RateStep(rates, transactions)))
                .id("rate")
                .process(by(new ContactStep(contacts)))
                .id("contact")
                .process(by(told))
                .id("told")
                .process(by(new CaseStep(cases)))
                .id("case")
                .process(by(new AcknowledgeStep(cases)))
                .id("acknowledge");
    }

    @Override
    public Receipt accept(InboundMessage message) {
        return accept(List.of(message)).get(0);
    }

    @Override
    public List<Receipt> accept(List<InboundMessage> messages) {
        if (transactions.isRunning()) {
            // others would be told that their message is stored before it is
            throw new IllegalStateException("messages are handed in outside a transaction");
        }
        long begun = System.nanoTime();
        List<Receipt> receipts;
        try {
            receipts = together.apply(messages);
        } catch (StorageException e) {
            // of two deliveries at the same moment the unique key lets one through; the other one
            // finds it in a new transaction
            log.debug("{}: storing failed, trying once more", messages.get(0).channel(), e);
            receipts = messages.stream().map(message -> store(List.of(message)).get(0)).toList();
        }
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        for (int i = 0; i < receipts.size(); i++) {
            if (!receipts.get(i).duplicate()) {
                log.info(
                        "{}: message taken into case {} in {} ms",
                        messages.get(i).channel(),
                        receipts.get(i).caseId(),
                        millis);
            }
        }
        return receipts;
    }

    /** All of them or, when it throws, none. */
    private List<Receipt> store(List<InboundMessage> messages) {
        CamelContext context = started();
        return transactions.required(
                () ->
                        route(context, messages.stream().map(Arrival::of).toList()).stream()
                                .map(arrival -> arrival.receipt().orElseThrow())
                                .toList());
    }

    private CamelContext started() {
        CamelContext context = getContext();
        if (context == null
                || context.getRouteController().getRouteStatus(ROUTE) != ServiceStatus.Started) {
            throw new IllegalStateException("the intake is not running; hand the message in again");
        }
        return context;
    }

    private static List<Arrival> route(CamelContext context, List<Arrival> arrivals) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(arrivals);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.send("direct:intake", exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new IllegalStateException("intake failed", failure);
        }
        return arrivals(exchange);
    }

    /** What was taken before passes the steps by. */
    private static Processor by(Step step) {
        return exchange -> {
            List<Arrival> arrivals = arrivals(exchange);
            Iterator<Arrival> stepped =
                    step.apply(arrivals.stream().filter(arrival -> !arrival.known()).toList())
                            .iterator();
            exchange.getMessage()
                    .setBody(
                            arrivals.stream()
                                    .map(arrival -> arrival.known() ? arrival : stepped.next())
                                    .toList());
        };
    }

    @SuppressWarnings("unchecked") // the route carries nothing else
    private static List<Arrival> arrivals(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
