// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The way to the servers, one after the other. Safe for use by several threads. */
final class Servers {
    /** The largest answer: a person with thousands of groups. */
    private static final int MOST_BYTES = 1024 * 1024;

    /** All servers together; the answer that is waited for then may still take its own time. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LdapSettings settings;
    private final Duration longest;

    /** Ends what takes too long as a whole, though each answer comes in time. */
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "signin-ldap-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    Servers(LdapSettings settings) {
        this(settings, LONGEST);
    }

    Servers(LdapSettings settings, Duration longest) {
        this.settings = settings;
        this.longest = longest;
    }

    void close() {
        watch.shutdownNow();
    }

    /** What is asked over a connection that is protected and open. */
    interface Question<T> {
        T ask(LDAPConnection connection) throws LDAPException, Trouble.Failure;
    }

    /** Asks the first server that answers. */
    <T> T ask(Question<T> question) throws Trouble.Failure {
        long end = System.nanoTime() + longest.toNanos();
        Trouble.Failure last = null;
        for (LdapSettings.Server server : settings.servers()) {
            if (System.nanoTime() > end) {
                break;
            }
            try (LDAPConnection connection = connect(server)) {
                return askUntil(end, connection, question);
            } catch (LDAPException e) {
                last = failure(e, server);
                if (!isNext(e.getResultCode())) {
                    break;
                }
            } catch (GeneralSecurityException e) {
                throw Trouble.CERTIFICATE.failure(e, server);
            }
        }
        throw last == null ? Trouble.AWAY.failure(null, settings.servers()) : last;
    }

    private <T> T askUntil(long end, LDAPConnection connection, Question<T> question)
            throws LDAPException, Trouble.Failure {
        Future<?> guard =
                watch.schedule(
                        () -> connection.close(),
                        Math.max(0, end - System.nanoTime()),
                        TimeUnit.NANOSECONDS);
        try {
            return question.ask(connection);
        } finally {
            guard.cancel(false);
        }
    }

    /** Whether another server may know better. */
    private static boolean isNext(ResultCode code) {
        return !code.isConnectionUsable()
                || code.equals(ResultCode.TIMEOUT)
                || code.equals(ResultCode.BUSY)
                || code.equals(ResultCode.UNAVAILABLE);
    }

    private static Trouble.Failure failure(LDAPException thrown, LdapSettings.Server server) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return Trouble.CERTIFICATE.failure(quiet(thrown), server);
            }
        }
        return isNext(thrown.getResultCode())
                ? Trouble.AWAY.failure(quiet(thrown), server)
                : Trouble.NONSENSE.failure(quiet(thrown), thrown.getResultCode().getName());
    }

    /** The server's words may name people. */
    private static Throwable quiet(LDAPException thrown) {
        return new LDAPException(thrown.getResultCode(), thrown.getResultCode().getName());
    }

    private LDAPConnection connect(LdapSettings.Server server)
            throws LDAPException, GeneralSecurityException {
        int millis = (int) settings.answer().toMillis();
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(MOST_BYTES);
        options.setUseSchema(false);
        if (server.protection() == LdapSettings.Protection.LDAPS) {
            return new LDAPConnection(tls(), options, server.host(), server.port());
        }
        LDAPConnection connection = new LDAPConnection(options, server.host(), server.port());
        if (server.protection() == LdapSettings.Protection.START_TLS) {
            protect(connection);
        }
        return connection;
    }

    private void protect(LDAPConnection connection) throws LDAPException, GeneralSecurityException {
        boolean done = false;
        try {
            ExtendedResult result =
                    connection.processExtendedOperation(new StartTLSExtendedRequest(tls()));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(result.getResultCode(), "no StartTLS");
            }
            done = true;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    /** Whose certificate it is matters as much as who has signed it. */
    private SSLSocketFactory tls() throws GeneralSecurityException {
        TrustManager trust =
                settings.authority().isPresent()
                        ? new PEMFileTrustManager(new File(settings.authority().get().toString()))
                        : JVMDefaultTrustManager.getInstance();
        return new NamedSockets(new SSLUtil(trust).createSSLContext("TLS").getSocketFactory());
    }
}
