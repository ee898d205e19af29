// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.ws.rs.ext.Provider;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.madoguchi.web.WebContext;

/** {@code @Context WebContext}. */
@Provider
final class WebContextProvider implements ContextProvider<WebContext> {
    @Override
    public WebContext createContext(Message message) {
        return CurrentRequest.context(message);
    }
}
