// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.User;
import org.madoguchi.test.StorageFixture;

/** Whoever forgot to sign out at another desk can do it from here. */
class StoredSessionsTest {
    private static StorageFixture storage;
    private IdentityFixture desk;
    private StoredSessions sessions;
    private User hanako;

    @BeforeAll
    static void startDatabase() {
        storage = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        storage.close();
    }

    @BeforeEach
    void start() {
        desk = IdentityFixture.start(storage, Map.of("session_idleMinutes", 30));
        sessions = new StoredSessions(desk.accounts());
        hanako = desk.operator("hanako");
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Actor self() {
        return hanako.actor(IdentityFixture.ORIGIN);
    }

    private boolean works(String secret) {
        return desk.signIns().session(secret).isPresent();
    }

    @Test
    void aPersonShouldSeeWhereAndSinceWhenOneIsSignedInAndTheLastUse() {
        String old = desk.sessionOf("hanako");
        desk.clock.advance(Duration.ofMinutes(5));
        desk.sessionOf("hanako");
        desk.clock.advance(Duration.ofMinutes(5));
        works(old);

        List<OpenSession> found = sessions.list(self(), hanako.id());

        assertThat(found).hasSize(2);
        OpenSession last = found.get(0);
        assertThat(sessions.of(old)).contains(last.id());
        assertThat(last.origin()).isEqualTo(IdentityFixture.ORIGIN);
        assertThat(last.lastUsedAt()).isEqualTo(desk.clock.instant());
        assertThat(Duration.between(last.startedAt(), last.lastUsedAt()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatHasEndedByItselfShouldNotBeListed() {
        String unused = desk.sessionOf("hanako");
        desk.clock.advance(Duration.ofMinutes(32));

        assertThat(sessions.list(self(), hanako.id())).isEmpty();
        assertThat(sessions.of(unused)).isEmpty();
        assertThat(sessions.of("nonsense")).isEmpty();
    }

    @Test
    void anEndedSessionShouldBeRefusedAtOnceAndBeOnRecord() {
        String left = desk.sessionOf("hanako");
        String present = desk.sessionOf("hanako");

        sessions.end(self(), sessions.of(left).orElseThrow());

        assertThat(works(left)).isFalse();
        assertThat(works(present)).isTrue();
        assertThat(desk.audited)
                .last()
                .asString()
                .startsWith("佐藤 花子|user.end-session|user " + hanako.id() + "|begun ")
                .endsWith("from " + IdentityFixture.ORIGIN);
    }

    @Test
    void allButThePresentOneShouldEndTogether() {
        String first = desk.sessionOf("hanako");
        String second = desk.sessionOf("hanako");
        String present = desk.sessionOf("hanako");
        desk.operator("taro");
        String foreign = desk.sessionOf("taro");

        int ended = sessions.endAll(self(), hanako.id(), sessions.of(present));

        assertThat(ended).isEqualTo(2);
        assertThat(works(first) || works(second)).isFalse();
        assertThat(works(present) && works(foreign)).isTrue();
    }

    @Test
    void anAdministratorShouldEndEverySessionOfSomebodyElse() {
        String session = desk.sessionOf("hanako");

        assertThat(sessions.list(IdentityFixture.ADMINISTRATOR, hanako.id())).hasSize(1);
        sessions.endAll(IdentityFixture.ADMINISTRATOR, hanako.id(), Optional.empty());

        assertThat(works(session)).isFalse();
    }

    @Test
    void aColleagueShouldNeitherSeeNorEndThem() {
        SessionId session = sessions.of(desk.sessionOf("hanako")).orElseThrow();
        Actor taro = desk.operator("taro").actor(IdentityFixture.ORIGIN);

        assertThatThrownBy(() -> sessions.list(taro, hanako.id()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> sessions.end(taro, session))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> sessions.endAll(taro, hanako.id(), Optional.empty()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(sessions.list(self(), hanako.id())).hasSize(1);
    }

    @Test
    void aSessionThatIsGoneShouldNotBeFound() {
        SessionId session = sessions.of(desk.sessionOf("hanako")).orElseThrow();
        sessions.end(self(), session);

        assertThatThrownBy(() -> sessions.end(self(), session))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aNewPasswordShouldEndSessionsAndLeaveTokens() {
        String session = desk.sessionOf("hanako");
        String token = desk.signIns().createToken(self(), hanako.id(), "集計");

        desk.users()
                .changePassword(
                        hanako.id(),
                        IdentityFixture.PASSWORD,
                        "Yuuyake2027",
                        IdentityFixture.ORIGIN);

        assertThat(works(session)).isFalse();
        assertThat(desk.signIns().tokenOwner(token)).isPresent();
    }
}
