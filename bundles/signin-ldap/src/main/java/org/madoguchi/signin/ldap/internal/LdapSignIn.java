// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.PasswordSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords checked by an LDAP directory: the person is looked up, and the directory is asked to
 * take the password. The directory is asked every now and then whether it is there; a trouble is
 * logged when it begins and when it ends.
 */
@Component(
        service = PasswordSignIn.class,
        configurationPid = "org.madoguchi.signin.ldap",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LdapSignIn implements PasswordSignIn {
    private static final int AT_ONCE = 8;
    private static final long PATIENCE_SECONDS = 4;
    private static final int LONGEST_LOGIN = 100;
    private static final int LONGEST_PASSWORD = 512;
    private static final LocalizedText NOTHING = LocalizedText.same("");
    private static final Logger LOG = LoggerFactory.getLogger("org.madoguchi.signin.ldap");

    private final LdapSettings settings;
    private final Servers servers;
    private final Lookup lookup;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "signin-ldap");
                        thread.setDaemon(true);
                        return thread;
                    });
    private LocalizedText trouble = Trouble.STARTING.text();

    @Activate
    public LdapSignIn(Map<String, Object> values, @Reference Directory directory) {
        this(LdapSettings.read(values), directory);
    }

    LdapSignIn(LdapSettings settings, Directory directory) {
        this(settings, directory, new Servers(settings));
    }

    LdapSignIn(LdapSettings settings, Directory directory, Servers servers) {
        this.settings = settings;
        this.servers = servers;
        this.lookup = new Lookup(settings, directory);
        looking.scheduleWithFixedDelay(
                this::test, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
        servers.close();
    }

    @Override
    public synchronized Status status() {
        return new Status(settings.id(), settings.name(), trouble.equals(NOTHING), trouble);
    }

    @Override
    public Status test() {
        try {
            servers.ask(
                    connection -> {
                        asReader(connection);
                        return connection.search(
                                settings.base(), SearchScope.BASE, "(objectClass=*)", "1.1");
                    });
            well();
        } catch (Trouble.Failure e) {
            ill(e);
        }
        return status();
    }

    @Override
    public Optional<OutsidePerson> check(String login, String password) throws Trouble.Failure {
        // a bind without password succeeds and proves nothing (RFC 4513, 5.1.2)
        if (password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        if (login.isBlank() || login.length() > LONGEST_LOGIN || login.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        enter();
        try {
            Optional<OutsidePerson> person =
                    servers.ask(connection -> check(connection, login.strip(), password));
            well();
            return person;
        } catch (Trouble.Failure e) {
            // what is wrong with one person says nothing about the directory
            if (e.trouble() != Trouble.SEVERAL && e.trouble() != Trouble.ATTRIBUTE) {
                ill(e);
            }
            throw e;
        } finally {
            places.release();
        }
    }

    private void enter() throws Trouble.Failure {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Trouble.BUSY.failure(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.BUSY.failure(e);
        }
    }

    private Optional<OutsidePerson> check(LDAPConnection connection, String login, String password)
            throws LDAPException, Trouble.Failure {
        asReader(connection);
        Optional<Entry> entry = lookup.find(connection, login);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = lookup.groups(connection, entry.get());
        // last, for from here on the connection is that person's
        return takes(connection, entry.get(), password)
                ? Optional.of(lookup.person(entry.get(), groups))
                : Optional.empty();
    }

    private void asReader(LDAPConnection connection) throws LDAPException, Trouble.Failure {
        if (settings.reader().isEmpty()) {
            return;
        }
        LdapSettings.Reader reader = settings.reader().get();
        try {
            connection.bind(new SimpleBindRequest(reader.dn(), reader.password()));
        } catch (LDAPException e) {
            if (isRefusal(e.getResultCode())) {
                throw Trouble.READER.failure(null);
            }
            throw e;
        }
    }

    private boolean takes(LDAPConnection connection, Entry entry, String password)
            throws LDAPException {
        try {
            connection.bind(new SimpleBindRequest(entry.getDN(), password));
            return true;
        } catch (LDAPException e) {
            if (isRefusal(e.getResultCode())) {
                return false;
            }
            throw e;
        }
    }

    /** Wrong password, locked, expired, not permitted: this person does not come in. */
    private static boolean isRefusal(ResultCode code) {
        return code.equals(ResultCode.INVALID_CREDENTIALS)
                || code.equals(ResultCode.NO_SUCH_OBJECT)
                || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)
                || code.equals(ResultCode.UNWILLING_TO_PERFORM)
                || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
                || code.equals(ResultCode.CONSTRAINT_VIOLATION);
    }

    private synchronized void well() {
        if (!trouble.equals(NOTHING)) {
            trouble = NOTHING;
            LOG.info("{} answers", settings);
        }
    }

    private synchronized void ill(Trouble.Failure found) {
        if (!found.reason().equals(trouble)) {
            trouble = found.reason();
            LOG.warn("{}: {}", settings, found.reason().en(), found.getCause());
        }
    }
}
