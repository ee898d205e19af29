// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.madoguchi.web.MessageBundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the practice carriers, all on loopback, and points the channels at them. */
@Component(
        service = {Carriers.class, ConfigurationListener.class},
        immediate = true)
public final class Carriers implements ConfigurationListener {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.sample.carriers");

    private final Changes changes = new Changes();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final PracticeChannels channels;
    private final PracticePhones phones;
    private final PracticeSms sms;
    private final PracticeLine line;

    @Activate
    public Carriers(@Reference ConfigurationAdmin admin, BundleContext bundle) throws IOException {
        Surroundings place = new Surroundings(bundle);
        Clock clock = Clock.systemUTC();
        String citizen = MessageBundle.of(Carriers.class).in(Locale.JAPANESE).text("citizen");
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "sample-carriers");
                            thread.setDaemon(true);
                            return thread;
                        });
        open.push(timer::shutdownNow);
        channels = new PracticeChannels(admin, place.etc());
        try {
            phones = opened(new PracticePhones(channels, place, timer, changes, clock));
            sms = opened(new PracticeSms(channels, place, timer, changes, clock));
            line = opened(new PracticeLine(channels, place, citizen, changes, clock));
        } catch (IOException e) {
            close();
            throw new IOException(
                    "the practice carriers cannot begin; free the ports madoguchi.sample.ami.port,"
                            + " .smpp.port and .line.port or set others in"
                            + " etc/custom.system.properties",
                    e);
        }
        log.info("practice carriers for telephone, FAX, SMS and LINE are there");
    }

    private <T extends AutoCloseable> T opened(T carrier) {
        open.push(carrier);
        return carrier;
    }

    @Deactivate
    void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.debug("did not close well", e);
            }
        }
    }

    /** Somebody has configured a channel, or given one up. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getFactoryPid() != null) {
            try {
                channels.settle(event.getFactoryPid());
            } catch (IOException e) {
                log.warn("the practice channel of {} stays as it is", event.getFactoryPid(), e);
            }
        }
    }

    Changes changes() {
        return changes;
    }

    Exchange exchange() {
        return phones.exchange();
    }

    FaxMachine fax() {
        return phones.fax();
    }

    PracticeSms sms() {
        return sms;
    }

    PracticeLine line() {
        return line;
    }
}
