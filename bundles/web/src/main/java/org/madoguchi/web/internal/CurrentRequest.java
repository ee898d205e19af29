// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** What CXF knows of the request that this thread works on. */
final class CurrentRequest {
    private CurrentRequest() {}

    static RequestContext context() {
        return context(inMessage());
    }

    static RequestContext context(Message message) {
        Message in = message.getExchange().getInMessage();
        return RequestContext.of(
                (HttpServletRequest)
                        (in == null ? message : in).get(AbstractHTTPDestination.HTTP_REQUEST));
    }

    /** A method of a resource was found for the request. */
    static boolean reachedResource() {
        return inMessage().getExchange().get(OperationResourceInfo.class) != null;
    }

    /** The resource's method as it was written. */
    static Method method() {
        return inMessage().getExchange().get(OperationResourceInfo.class).getAnnotatedMethod();
    }

    private static Message inMessage() {
        return PhaseInterceptorChain.getCurrentMessage();
    }
}
