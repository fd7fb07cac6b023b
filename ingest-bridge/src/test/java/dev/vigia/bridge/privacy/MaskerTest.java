package dev.vigia.bridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.vigia.bridge.testkit.Effort;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in here come from their issuers' own examples or from published test numbers. */
class MaskerTest {
    private static final Masker MASKER = MaskingRules.USUAL.masker();
    /** Characters of an adversarial text; {@code -Dvigia.masking.size=1048576} for a megabyte of each. */
    private static final int SIZE = Integer.getInteger("vigia.masking.size", Effort.of(128 << 10, 256 << 10));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "escríbeme a ana.pérez+x@correo.example.es, gracias|escríbeme a [EMAIL], gracias",
                "<ana@example.org>|<[EMAIL]>",
                "tarjeta 4111 1111 1111 1111.|tarjeta [CARD].",
                "378282246310005 y 5555-5555-5555-4444|[CARD] y [CARD]",
                "IBAN ES91 2100 0418 4502 0005 1332 ok|IBAN [IBAN] ok",
                "GB29NWBK60161331926819|[IBAN]",
                "cuenta 2100-0418-45-0200051332|cuenta [ACCOUNT]",
                "mi DNI es 12345678Z|mi DNI es [DNI]",
                "12.345.678-Z, X1234567L|[DNI], [NIE]",
                "CIF A58818501|CIF [CIF]",
                "SSN 219-09-9999|SSN [SSN]",
                "my social security number is 219099999|my social security number is [SSN]",
                "desde 192.168.1.10:8080 y 2001:db8::ff00:42:8329.|desde [IP]:8080 y [IP].",
                "mac 00:1B:44:11:3a:B7|mac [MAC]",
                "00-1b-44-11-3a-b7 001b.4411.3ab7|[MAC] [MAC]",
                "pasaporte AAA123456|pasaporte [PASSPORT]",
                "matrícula 1234 BCD|matrícula [PLATE]",
                "1234BCD|[PLATE]",
                "llámame al 612 345 678|llámame al [PHONE]",
                "612345678|[PHONE]",
                "qué idea, 612345678|qué idea, [PHONE]",
                "+34 912 34 56 78, 020 7946 0958|[PHONE], [PHONE]",
                "call (212) 736-5000 now|call [PHONE] now",
                "https://ana:s3cr3t@db.example.org/x|https://[CREDENTIALS]@db.example.org/x",
                "password: hunter2!|password: [SECRET]",
                "contraseña = Abc123|contraseña = [SECRET]",
                "mi contraseña es Abc123|mi contraseña es [SECRET]",
                "AKIAIOSFODNN7EXAMPLE|[API_KEY]",
                "estoy en 40.416775, -3.703790 ahora|estoy en [COORDINATES] ahora",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa|[WALLET]",
                "0x52908400098527886E0F7030069857D2E4169EE7|[WALLET]"
            })
    void whatIdentifiesIsReplacedByItsKind(String text, String masked) {
        assertThat(MASKER.mask(text)).isEqualTo(masked);
    }

    /** A text that has no character to spare gets past the counts by which finders are spared. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1.1.1|[IP]",
                "::1|[IP]",
                "a::1|[IP]",
                "0.0000,0.0000|[COORDINATES]",
                "X1234567L|[NIE]",
                "12345678Z|[DNI]",
                "A58818501|[CIF]",
                "219-09-9999|[SSN]",
                "pasaporte A123456|pasaporte [PASSPORT]",
                "coche AB12 CDE|coche [PLATE]",
                "1234BCD|[PLATE]",
                "612345678|[PHONE]",
                "4222222222222|[CARD]",
                "NO9386011117947|[IBAN]",
                "NO 93 8601 1117 947|[IBAN]",
                "21000418450200051332|[ACCOUNT]",
                "aa:bb:cc:dd:ee:f0|[MAC]",
                "aa-bb-cc-dd-ee-f0|[MAC]",
                "aabb.ccdd.eef0|[MAC]",
                "xoxb-123456789a|[API_KEY]",
                "pin:a-bc|pin:[SECRET]",
                "a@b.es|[EMAIL]"
            })
    void theShortestOfItsKindIsFound(String text, String masked) {
        assertThat(MASKER.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hola, ¿qué tal?",
                "pedido 612345678",
                "son 1500 GBP",
                "4111 1111 1111 1112",
                "ES91 2100 0418 4502 0005 1331",
                "12345678A",
                "versión 1.2.3.4.5 y 10.20.300.1",
                "a las 12:30:45 del 22/11/2026",
                "std::vector y a::b",
                "@ana y ana@ y @",
                "ana@localhost",
                "000-12-3456 y 666-12-3456",
                "40.41, -3.70",
                "AAA123456",
                "la clave: paciencia",
                "la contraseña es correcta",
                "sk-or-not-that-is-the-question-here",
                "https://example.org:8080/a@b",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
                "costó 612.345.678 €"
            })
    void whatOnlyLooksLikeItStays(String text) {
        assertThat(MASKER.mask(text)).isEqualTo(text);
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        var once = MASKER.mask("ana@example.org password: x1y2z3 https://a:b@h tel 612345678");
        assertThat(MASKER.mask(once)).isEqualTo(once);
    }

    @Test
    void kindsCanBeLeftOutAndPatternsAdded() {
        var kinds = EnumSet.complementOf(EnumSet.of(Kind.EMAIL));
        var masker = new Masker(kinds, Map.of("STAFF", Pattern.compile("E-[0-9]{6}")), List.of("ES"));

        assertThat(masker.mask("ana@example.org E-123456 12345678Z")).isEqualTo("ana@example.org [STAFF] [DNI]");
        assertThat(masker.mask("E-1")).isEqualTo("E-1");
    }

    static Stream<String> adversarial() {
        return Stream.of(
                "@",
                "a@",
                "a.",
                "a@a.",
                "1",
                "1 ",
                "1-",
                "12 ",
                "123 ",
                "612 ",
                "+34 6",
                "(",
                "+",
                "4",
                "ES91",
                "ES9 ",
                "eyJ",
                "eyJa.",
                "sk-",
                "AKIA",
                "://",
                "a://b:c",
                ":",
                "::",
                "a:",
                "0:",
                "1.",
                "1.1.",
                "a-1",
                "X1",
                "0x",
                "bc1q",
                "pass:",
                "clave=1",
                "passport 1",
                "1234BC",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "40.12345,",
                "[",
                "\ud83d\ude00",
                "612345678 ",
                "+34612345678 ",
                "call 2127365000 ",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf ");
    }

    /** Much of what each finder looks for takes a bounded time: what is quadratic would take minutes. */
    @ParameterizedTest
    @MethodSource("adversarial")
    void adversarialTextsTakeLinearTime(String part) {
        var text = part.repeat(SIZE / part.length());
        var processor = ManagementFactory.getThreadMXBean();
        long start = processor.getCurrentThreadCpuTime();
        MASKER.mask(text);
        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofMillis(10L * SIZE / 1000));
    }

    @Test
    void randomTextsNeverFailAndKeepTheirPlainWords() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var alphabet = "0123456789abcXYZ@.:-_/+()= eyJ[]€ñ\n";
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var masked = MASKER.mask(text.toString());
            assertThat(masked.chars().filter(c -> c == 'ñ').count())
                    .as("seed %d: %s", seed, text)
                    .isLessThanOrEqualTo(text.chars().filter(c -> c == 'ñ').count());
        }
    }
}
