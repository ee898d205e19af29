// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes an answer's body where it is wanted, as long as it is not larger than it may be. */
final class LimitedBody implements BodySubscriber<Void> {
    private final OutputStream to;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private long left;
    private Flow.Subscription subscription;

    LimitedBody(OutputStream to, long limit) {
        this.to = to;
        this.left = limit;
    }

    /** The rest was not read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        try {
            for (ByteBuffer piece : pieces) {
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                left -= bytes.length;
                if (left < 0) {
                    throw new TooLarge();
                }
                to.write(bytes);
            }
        } catch (IOException e) {
            subscription.cancel();
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
