// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One keep-alive connection; never more than one request on its way. */
final class Line {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] in = new byte[64 * 1024];
    private int received;
    private int bodyAt;
    private int end;
    private ByteBuffer rest;
    Call call;

    Line(InetSocketAddress address, Selector selector) throws IOException {
        channel = SocketChannel.open(address);
        channel.socket().setTcpNoDelay(true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(Call next) throws IOException {
        call = next;
        received = 0;
        bodyAt = -1;
        end = -1;
        rest = ByteBuffer.wrap(next.request());
        write();
    }

    void write() throws IOException {
        channel.write(rest);
        key.interestOps(
                rest.hasRemaining()
                        ? SelectionKey.OP_WRITE | SelectionKey.OP_READ
                        : SelectionKey.OP_READ);
    }

    boolean isWriting() {
        return rest.hasRemaining();
    }

    /** Reads what is there; true when the answer is complete. */
    boolean read() throws IOException {
        if (received == in.length) {
            in = Arrays.copyOf(in, in.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(in, received, in.length - received));
        if (read < 0) {
            throw new IOException("the product closed the connection after " + received + " bytes");
        }
        received += read;
        if (bodyAt < 0) {
            int head = find(END_OF_HEAD, 0, received);
            if (head < 0) {
                return false;
            }
            bodyAt = head + 4;
            int length = find(LENGTH, 0, bodyAt);
            end = length < 0 ? -1 : bodyAt + number(length + LENGTH.length);
        }
        if (end >= 0) {
            return received >= end;
        }
        // without a length it comes in chunks
        if (received >= bodyAt + 5 && endsWith(LAST_CHUNK)) {
            end = received;
            return true;
        }
        return false;
    }

    int status() {
        return number(9);
    }

    /** Whether the body holds this. */
    boolean holds(byte[] part) {
        return find(part, bodyAt, end) >= 0;
    }

    /** What stands between the two. */
    String between(byte[] begin, char last) {
        int from = find(begin, bodyAt, end);
        if (from < 0) {
            return "";
        }
        int to = from + begin.length;
        while (to < end && in[to] != last) {
            to++;
        }
        return new String(in, from + begin.length, to - from - begin.length, StandardCharsets.UTF_8);
    }

    String body() {
        return new String(in, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }

    private boolean endsWith(byte[] tail) {
        return Arrays.equals(in, received - tail.length, received, tail, 0, tail.length);
    }

    private int number(int at) {
        int value = 0;
        for (int i = at; in[i] >= '0' && in[i] <= '9'; i++) {
            value = value * 10 + in[i] - '0';
        }
        return value;
    }

    private int find(byte[] part, int from, int to) {
        outer:
        for (int i = from; i <= to - part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                if (in[i + j] != part[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
