// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.madoguchi.api.identity.Passkeys;

/**
 * What browsers send, read and verified by webauthn4j. No other class knows the library. Who made
 * an authenticator does not matter to us, so attestation is not asked for.
 */
final class WebAuthn {
    /** COSE algorithms in the order of preference: ES256, Ed25519, RS256 of older Windows. */
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    /** Room of the column. */
    private static final int LONGEST_ATTESTED = 4000;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(converter);
    private final List<PublicKeyCredentialParameters> algorithms =
            ALGORITHMS.stream()
                    .map(
                            algorithm ->
                                    new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY,
                                            COSEAlgorithmIdentifier.create(algorithm)))
                    .toList();

    /** Why an answer is not taken; the text is for the audit trail. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean copied;

        RefusedException(String why, boolean copied) {
            super(why);
            this.copied = copied;
        }

        /** The passkey counts fewer uses than we do: somebody may have a copy of it. */
        boolean copied() {
            return copied;
        }
    }

    /** An answer that is read and not yet verified. */
    record NewKey(RegistrationData data, String challenge) {}

    /** An answer that is read and not yet verified. */
    record ShownKey(
            AuthenticationData data,
            String challenge,
            String credentialHash,
            Optional<String> owner) {}

    NewKey readNew(String answer) {
        return guarded(
                () -> {
                    RegistrationData data = manager.parseRegistrationResponseJSON(bounded(answer));
                    return new NewKey(data, challenge(data.getCollectedClientData()));
                });
    }

    KnownKey verify(NewKey key, PasskeyPlace place) {
        return guarded(
                () -> {
                    RegistrationData data =
                            manager.verify(
                                    key.data(),
                                    new RegistrationParameters(
                                            server(place, key.challenge()),
                                            algorithms,
                                            false,
                                            true));
                    AuthenticatorData<?> told = data.getAttestationObject().getAuthenticatorData();
                    AttestedCredentialData made = told.getAttestedCredentialData();
                    String text = encoded(attested.convert(made));
                    if (text.length() > LONGEST_ATTESTED) {
                        throw new RefusedException("too long", false);
                    }
                    return new KnownKey(
                            hash(made.getCredentialId()),
                            text,
                            told.getSignCount(),
                            told.isFlagUV(),
                            told.isFlagBE(),
                            told.isFlagBS(),
                            transports(data.getTransports()));
                });
    }

    ShownKey readShown(String answer) {
        return guarded(
                () -> {
                    AuthenticationData data =
                            manager.parseAuthenticationResponseJSON(bounded(answer));
                    byte[] owner = data.getUserHandle();
                    return new ShownKey(
                            data,
                            challenge(data.getCollectedClientData()),
                            hash(data.getCredentialId()),
                            Optional.ofNullable(owner)
                                    .filter(bytes -> bytes.length > 0)
                                    .map(WebAuthn::encoded));
                });
    }

    /**
     * @param alone there is no password: the authenticator must have verified the person
     * @return what is to be stored of it now
     */
    KnownKey verify(ShownKey key, KnownKey known, PasskeyPlace place, boolean alone) {
        return guarded(
                () -> {
                    AuthenticationData data =
                            manager.verify(
                                    key.data(),
                                    new AuthenticationParameters(
                                            server(place, key.challenge()),
                                            stored(known),
                                            List.of(key.data().getCredentialId()),
                                            alone,
                                            true));
                    AuthenticatorData<?> told = data.getAuthenticatorData();
                    return new KnownKey(
                            known.credentialHash(),
                            known.attested(),
                            told.getSignCount(),
                            known.userVerified() || told.isFlagUV(),
                            known.backupEligible(),
                            told.isFlagBS(),
                            known.transports());
                });
    }

    /** The credential's id, for the browser. */
    String credentialId(KnownKey known) {
        return encoded(attested.convert(decoded(known.attested())).getCredentialId());
    }

    private CredentialRecordImpl stored(KnownKey known) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                known.userVerified(),
                known.backupEligible(),
                known.backedUp(),
                known.signCount(),
                attested.convert(decoded(known.attested())),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                Set.of());
    }

    private static ServerProperty server(PasskeyPlace place, String challenge) {
        return new ServerProperty(
                Set.of(new Origin(place.origin().toString())),
                place.name(),
                new DefaultChallenge(decoded(challenge)));
    }

    private static String bounded(String answer) {
        if (answer.length() > Passkeys.LONGEST_ANSWER) {
            throw new RefusedException("too long", false);
        }
        return answer;
    }

    /** What hostile bytes make of the library is of many types; none may pass as ours. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private static <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (RefusedException refused) {
            throw refused;
        } catch (MaliciousCounterValueException copied) {
            throw refused(copied, true);
        } catch (RuntimeException unfit) {
            throw refused(unfit, false);
        }
    }

    /** The type says enough; its message may quote what was sent. */
    private static RefusedException refused(RuntimeException cause, boolean copied) {
        RefusedException refused = new RefusedException(cause.getClass().getSimpleName(), copied);
        refused.initCause(cause);
        return refused;
    }

    private static String challenge(CollectedClientData data) {
        return encoded(data.getChallenge().getValue());
    }

    private static List<String> transports(Set<AuthenticatorTransport> told) {
        // as told by the browser, so only what we know is kept
        Set<String> known = Set.of("usb", "nfc", "ble", "internal", "hybrid", "smart-card");
        return told == null
                ? List.of()
                : told.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(known::contains)
                        .sorted()
                        .toList();
    }

    private static String hash(byte[] credentialId) {
        return Secrets.hash(credentialId);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
