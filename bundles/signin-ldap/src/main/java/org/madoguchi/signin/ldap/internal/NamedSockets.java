// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that demand a certificate for the very name that was asked for, before anything is sent.
 * The LDAP library's own check believes the name service when the name is an address.
 */
final class NamedSockets extends SSLSocketFactory {
    private final SSLSocketFactory factory;

    NamedSockets(SSLSocketFactory factory) {
        this.factory = factory;
    }

    private static Socket named(Socket socket) {
        SSLSocket secured = (SSLSocket) socket;
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    @Override
    public Socket createSocket() throws IOException {
        return named(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean close)
            throws IOException {
        return named(factory.createSocket(below, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return named(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return named(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return named(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return named(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
