// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.BrowserSignIn;
import org.madoguchi.api.identity.OutsidePerson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in by an OpenID provider: authorization code flow with PKCE. The provider is asked every now
 * and then who it is, which tells whether it is there; a trouble is logged when it begins and when
 * it ends.
 */
@Component(
        service = BrowserSignIn.class,
        configurationPid = "org.madoguchi.signin.oidc",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OidcSignIn implements BrowserSignIn {
    /** Sign-ins that wait for the provider at the same time. */
    private static final int AT_ONCE = 8;

    /** What the provider has told of itself may have changed after this time. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final LocalizedText NOTHING = LocalizedText.same("");
    private static final Logger LOG = LoggerFactory.getLogger("org.madoguchi.signin.oidc");

    private final OidcSettings settings;
    private final Directory directory;
    private final Clock clock;
    private final Http http;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "signin-oidc");
                        thread.setDaemon(true);
                        return thread;
                    });
    private Provider known;
    private Instant knownAt = Instant.MIN;
    private LocalizedText trouble = Trouble.STARTING.text();

    @Activate
    public OidcSignIn(Map<String, Object> values, @Reference Directory directory) {
        this(OidcSettings.read(values), directory, Clock.systemUTC());
    }

    OidcSignIn(OidcSettings settings, Directory directory, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
        this.http = new Http(settings.answer(), settings.trust());
        looking.scheduleWithFixedDelay(
                this::test, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
    }

    @Override
    public synchronized Status status() {
        return new Status(settings.id(), settings.name(), trouble.equals(NOTHING), trouble);
    }

    @Override
    public Status test() {
        try {
            ask().fetchKeys();
            well();
        } catch (Trouble.Failure e) {
            ill(e);
        }
        return status();
    }

    /** What the provider tells of itself now; the keys that it has told already are kept. */
    private Provider ask() throws Trouble.Failure {
        Provider found = Provider.discover(settings, http);
        synchronized (this) {
            if (known == null || !known.isAs(found)) {
                known = found;
            }
            knownAt = clock.instant();
            return known;
        }
    }

    private Provider provider() throws Trouble.Failure {
        synchronized (this) {
            if (known != null && clock.instant().isBefore(knownAt.plus(FRESH))) {
                return known;
            }
        }
        return ask();
    }

    /** Asks first, so that nobody is led to where there is no page. */
    @Override
    public URI begin(String secret, URI back) throws Trouble.Failure {
        return inPlace(() -> begin(ask(), secret, back));
    }

    private URI begin(Provider provider, String secret, URI back) {
        Exchange exchange = new Exchange(secret, settings);
        AuthenticationRequest.Builder request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope(settings.scopes().toArray(String[]::new)),
                                new ClientID(settings.clientId()),
                                back)
                        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                        .state(exchange.state())
                        .nonce(exchange.nonce())
                        .codeChallenge(exchange.verifier(), CodeChallengeMethod.S256);
        settings.prompt().ifPresent(prompt -> request.prompt(prompt(prompt)));
        return request.build().toURI();
    }

    private static Prompt prompt(String text) {
        try {
            return Prompt.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public OutsidePerson finish(String secret, URI back, Map<String, String> answer)
            throws Trouble.Failure {
        Exchange exchange = new Exchange(secret, settings);
        return inPlace(
                () ->
                        new Answer(settings, provider(), http)
                                .person(exchange, back, answer, this::department));
    }

    private Optional<DepartmentId> department(String code) {
        return directory.findByCode(code).map(Department::id);
    }

    @Override
    public Optional<URI> end(URI back) {
        Provider present;
        synchronized (this) {
            present = known;
        }
        if (present == null || !settings.endSession()) {
            return Optional.empty();
        }
        return Optional.ofNullable(present.metadata().getEndSessionEndpointURI())
                .map(
                        where ->
                                new LogoutRequest(
                                                where,
                                                null,
                                                null,
                                                new ClientID(settings.clientId()),
                                                back,
                                                null,
                                                null)
                                        .toURI());
    }

    private interface Step<T> {
        T take() throws Trouble.Failure;
    }

    /** What people meet tells how the provider is, too. */
    private <T> T inPlace(Step<T> step) throws Trouble.Failure {
        if (!places.tryAcquire()) {
            throw Trouble.BUSY.failure(null);
        }
        try {
            T done = step.take();
            well();
            return done;
        } catch (Trouble.Failure e) {
            if (e.ofProvider()) {
                ill(e);
            }
            throw e;
        } finally {
            places.release();
        }
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
