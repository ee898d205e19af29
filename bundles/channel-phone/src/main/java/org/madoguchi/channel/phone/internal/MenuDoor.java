// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;

/** Where Asterisk asks (FastAGI); tries again while the address is taken. */
final class MenuDoor implements AutoCloseable {
    private static final int LINES = 300;
    private static final long PAUSE_SECONDS = 2;

    private final PhoneSettings settings;
    private final AgiScript script;
    private final PhoneHealth health;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper;

    private volatile DefaultAgiServer server;

    MenuDoor(PhoneSettings settings, AgiScript script, PhoneHealth health) {
        this.settings = settings;
        this.script = script;
        this.health = health;
        this.keeper = new Thread(this::keep, settings.id() + "-agi");
        keeper.setDaemon(true);
        keeper.start();
    }

    private void keep() {
        while (closed.getCount() > 0) {
            try {
                DefaultAgiServer next = new DefaultAgiServer(script);
                next.setAddress(InetAddress.getByName(settings.agiHost()));
                next.setPort(settings.agiPort());
                next.setMaximumPoolSize(LINES);
                server = next;
                health.doorOpen();
                next.startup();
            } catch (IOException e) {
                health.doorClosed(e);
            }
            try {
                closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        DefaultAgiServer open = server;
        if (open != null) {
            open.shutdown();
        }
        keeper.interrupt();
    }
}
