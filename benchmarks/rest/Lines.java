// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Some connections worked by one thread: a light client leaves the machine to the product. */
final class Lines implements AutoCloseable {
    private final Selector selector;
    private final Deque<Line> idle = new ArrayDeque<>();
    private int busy;

    Lines(InetSocketAddress address, int count) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < count; i++) {
            idle.add(new Line(address, selector));
        }
    }

    /** What is to be asked. */
    interface Source {
        /** When the next one should leave; {@link Long#MAX_VALUE} when there is none any more. */
        long nextDue();

        Call next();
    }

    /** Works until the source is empty and everything is answered. */
    void run(Source source, Meter meter) {
        try {
            while (true) {
                long due = source.nextDue();
                long now = System.nanoTime();
                while (!idle.isEmpty() && due <= now) {
                    idle.poll().send(source.next());
                    busy++;
                    due = source.nextDue();
                    now = System.nanoTime();
                }
                if (busy == 0 && due == Long.MAX_VALUE) {
                    return;
                }
                await(idle.isEmpty() ? Long.MAX_VALUE : due, meter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(long due, Meter meter) throws IOException {
        if (due == Long.MAX_VALUE) {
            selector.select(10_000);
        } else {
            long millis = (due - System.nanoTime()) / 1_000_000;
            // the clock of select has milliseconds: up to one of them is part of the latency
            selector.select(Math.max(1, millis));
        }
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            Line line = (Line) key.attachment();
            if (line.isWriting()) {
                line.write();
            }
            if (key.isReadable() && line.read()) {
                long now = System.nanoTime();
                meter.answered(line.call, now);
                line.call.check().accept(line);
                line.call = null;
                idle.add(line);
                busy--;
            }
        }
    }

    interface Meter {
        void answered(Call call, long at);
    }

    @Override
    public void close() throws IOException {
        for (Line line : idle) {
            line.close();
        }
        selector.close();
    }
}
