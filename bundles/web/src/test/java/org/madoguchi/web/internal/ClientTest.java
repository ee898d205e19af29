// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Networks;

class ClientTest {
    private static final Networks PROXY = Networks.of("10.0.0.5", "10.0.0.6");

    @Test
    void headersOfStrangersShouldNotCount() {
        Client client =
                Client.of(
                        request(
                                "203.0.113.9",
                                Map.of(
                                        "Host", "www.city.example",
                                        "X-Forwarded-For", "10.1.1.1",
                                        "X-Forwarded-Proto", "https",
                                        "X-Forwarded-Host", "attacker.example")),
                        PROXY);
        assertThat(client).isEqualTo(new Client("203.0.113.9", false, "www.city.example"));
    }

    @Test
    void theBrowserShouldBeTheLastAddressThatNoProxyOfOursHas() {
        Client client =
                Client.of(
                        request(
                                "10.0.0.5",
                                Map.of(
                                        "Host", "desk:8781",
                                        "X-Forwarded-For", "192.0.2.66, 203.0.113.9, 10.0.0.6",
                                        "X-Forwarded-Proto", "http, https",
                                        "X-Forwarded-Host", "desk.city.example")),
                        PROXY);
        assertThat(client).isEqualTo(new Client("203.0.113.9", true, "desk.city.example"));
    }

    @Test
    void oneHouseholdShouldHaveOneRateWhateverItsAddresses() {
        Client one = new Client("2001:db8:1:2::aaaa", true, "");
        Client other = new Client("2001:db8:1:2:ffff::1", true, "");
        Client neighbour = new Client("2001:db8:1:3::1", true, "");
        assertThat(one.rateKey()).isEqualTo(other.rateKey()).isNotEqualTo(neighbour.rateKey());
        assertThat(new Client("192.0.2.1", true, "").rateKey()).isEqualTo("192.0.2.1");
    }

    @Test
    void aBrowserShouldSayWhereTheRequestComesFrom() {
        Client client = new Client("192.0.2.1", true, "www.city.example");
        assertThat(provenance(client, Map.of("Sec-Fetch-Site", "same-origin")))
                .isEqualTo(Client.Provenance.OURS);
        assertThat(provenance(client, Map.of("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(Client.Provenance.FOREIGN);
        assertThat(provenance(client, Map.of("Origin", "https://www.city.example")))
                .isEqualTo(Client.Provenance.OURS);
        assertThat(
                        provenance(
                                client,
                                Map.of("Origin", "https://www.city.example.attacker.example")))
                .isEqualTo(Client.Provenance.FOREIGN);
        assertThat(provenance(client, Map.of("Origin", "null")))
                .isEqualTo(Client.Provenance.FOREIGN);
        assertThat(provenance(client, Map.of())).isEqualTo(Client.Provenance.UNKNOWN);
    }

    private static Client.Provenance provenance(Client client, Map<String, String> headers) {
        return Client.provenance(request("192.0.2.1", headers), client);
    }

    private static HttpServletRequest request(String peer, Map<String, String> headers) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        ClientTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getRemoteAddr" -> peer;
                                    case "isSecure" -> false;
                                    case "getHeader" -> headers.get((String) args[0]);
                                    default -> throw new UnsupportedOperationException();
                                });
    }
}
