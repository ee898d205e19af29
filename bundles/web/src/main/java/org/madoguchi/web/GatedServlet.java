// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A servlet whose requests have passed the gate. The gate is a filter before all servlets as well,
 * but the container has been seen to answer without it after it was killed during its first start.
 */
public abstract class GatedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RequestGate gate;

    protected GatedServlet(RequestGate gate) {
        this.gate = gate;
    }

    @Override
    public final void service(ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        gate.pass(
                (HttpServletRequest) request,
                (HttpServletResponse) response,
                (passed, answer) -> super.service(passed, answer));
    }
}
