// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Requirement;

class CrawlersTest {
    private final Crawlers crawlers = new Crawlers(new Municipality().config().crawlers());

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html), true",
        "Mozilla/5.0 (compatible; bingbot/2.0), true",
        "Mozilla/5.0 (compatible; Yahoo! Slurp), true",
        "Mozilla/5.0 (compatible; Baiduspider/2.0), true",
        "Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2), true",
        "curl/8.5.0, true",
        "Java-http-client/17.0.15, true",
        "'', true",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1, false",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0, false",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0, false"
    })
    @Requirement("ST-022")
    void programsShouldBeToldFromPeople(String userAgent, boolean crawler) {
        assertThat(crawlers.contain(userAgent)).isEqualTo(crawler);
    }
}
