// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.time.Duration;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.message.Message;

/**
 * A resource service. Once it is gone its requests are told to come back; nothing calls into a
 * stopped bundle.
 */
final class HostedResource extends SingletonResourceProvider {
    private volatile boolean gone;

    HostedResource(Object resource) {
        super(resource);
    }

    void leave() {
        gone = true;
    }

    @Override
    public Object getInstance(Message message) {
        if (gone) {
            throw new ProblemException(
                    Problem.of(Problem.Kind.UNAVAILABLE).retryAfter(Duration.ofSeconds(5)));
        }
        return super.getInstance(message);
    }
}
