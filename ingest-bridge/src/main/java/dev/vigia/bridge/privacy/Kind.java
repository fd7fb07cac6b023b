package dev.vigia.bridge.privacy;

import java.util.Arrays;
import java.util.Optional;

/** What is masked in texts. A finding is replaced by its kind's name in brackets. */
public enum Kind {
    /** User and password in front of a host: {@code https://ana:secret@host}. */
    CREDENTIALS,
    EMAIL,
    /** JSON Web Token. */
    JWT,
    /** Keys with a provider's prefix, and private keys in PEM. */
    API_KEY,
    /** Bitcoin and Ethereum addresses. */
    WALLET,
    IBAN,
    /** Spanish account number (CCC). */
    ACCOUNT,
    /** Payment card. */
    CARD,
    MAC,
    IP,
    /** Latitude and longitude with four decimals or more. */
    COORDINATES,
    NIE,
    DNI,
    /** Spanish tax number of organisations. */
    CIF,
    /** US social security number. */
    SSN,
    /** Where the text speaks of a passport. */
    PASSPORT,
    /** Licence plate, Spanish or British. */
    PLATE,
    PHONE,
    /** What follows "password:", "contraseña =" and the like. */
    SECRET;

    static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
