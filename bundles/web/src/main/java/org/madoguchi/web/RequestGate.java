// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What every request passes before it is answered: which zone it is in, what its answer must carry,
 * whether its sender may come and asks too much. Safe for use by several threads.
 */
@ProviderType
public interface RequestGate {
    /**
     * Lets a request through, or answers it. A request that is through already goes on at once.
     *
     * @param onward not called when the gate has answered
     */
    void pass(HttpServletRequest request, HttpServletResponse response, FilterChain onward)
            throws IOException, ServletException;
}
