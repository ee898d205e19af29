// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Networks;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.Zone;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Settings and neighbours of the parts that a request passes. */
@Component(service = WebEnvironment.class, configurationPid = "org.madoguchi.web")
@Designate(ocd = WebConfig.class)
public final class WebEnvironment implements Surroundings {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int KEY_BYTES = 32;

    private final WebConfig config;
    private final Networks trustedProxies;
    private final Networks privateNetworks;
    private final Languages publicLanguages;
    private final Set<Integer> privatePorts = new HashSet<>();
    private final FormTokens formTokens;

    /** The core may start after us and be updated while we run. */
    private volatile SignIns signIns;

    private volatile City city;

    @Activate
    public WebEnvironment(BundleContext bundle, WebConfig config) {
        this.config = config;
        this.trustedProxies = networks("trusted.proxies", config.trusted_proxies());
        this.privateNetworks = networks("private.networks", config.private_networks());
        this.publicLanguages = languages(config.languages());
        String port = bundle.getProperty("madoguchi.private.port");
        privatePorts.add(port == null ? 8781 : Integer.parseInt(port.strip()));
        Arrays.stream(config.private_ports())
                .flatMap(ports -> Arrays.stream(ports.split(",")))
                .map(String::strip)
                .filter(further -> !further.isEmpty())
                .map(Integer::valueOf)
                .forEach(privatePorts::add);
        this.formTokens =
                new FormTokens(key(bundle.getDataFile("form.key").toPath()), Clock.systemUTC());
    }

    private static Networks networks(String key, String[] values) {
        try {
            return Networks.of(values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.web.cfg: "
                            + key
                            + ": "
                            + e.getMessage()
                            + "; write addresses such as 10.0.0.0/8, separated by commas",
                    e);
        }
    }

    private static Languages languages(String[] tags) {
        try {
            return Languages.of(tags);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.web.cfg: languages: "
                            + e.getMessage()
                            + "; write tags such as ja, en, zh-Hans, separated by commas",
                    e);
        }
    }

    /** Kept over restarts, so that a form that is being filled in stays good. */
    private static byte[] key(Path file) {
        try {
            byte[] kept = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (kept.length == KEY_BYTES) {
                return kept;
            }
            // none yet, or the process was killed while it wrote one
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            // readable by this process's user only
            Path whole = Files.createTempFile(file.getParent(), "form", ".key");
            Files.write(whole, fresh);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindSignIns(SignIns service) {
        signIns = service;
    }

    void unbindSignIns(SignIns service) {
        if (service.equals(signIns)) {
            signIns = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindCity(City service) {
        city = service;
    }

    void unbindCity(City service) {
        if (service.equals(city)) {
            city = null;
        }
    }

    WebConfig config() {
        return config;
    }

    Zone zoneOf(int localPort) {
        return privatePorts.contains(localPort) ? Zone.PRIVATE : Zone.PUBLIC;
    }

    boolean mayUsePrivateZone(String address) {
        return privateNetworks.isEmpty() || privateNetworks.contain(address);
    }

    @Override
    public Networks trustedProxies() {
        return trustedProxies;
    }

    @Override
    public FormTokens formTokens() {
        return formTokens;
    }

    @Override
    public Optional<SignIns> signIns() {
        return Optional.ofNullable(signIns);
    }

    @Override
    public Languages languages(Zone zone) {
        return zone.equals(Zone.PUBLIC) ? publicLanguages : Languages.OF_STAFF;
    }

    @Override
    public ZoneId timeZone() {
        City known = city;
        return known == null ? JAPAN : known.zone();
    }
}
