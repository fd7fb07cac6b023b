package dev.vigia.analysis.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.text.CleanText;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyClassifierTest {
    private static final TopicClassifier TOPICS = new TaxonomyClassifier(Taxonomy.customerService());

    private static TopicGuess classify(String text, String language) {
        return TOPICS.classify(CleanText.of(text), language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | order-status | hola, mi pedido todavia no ha llegado
            es | order-status | ¿me puedes dar el seguimiento del envío?
            es | returns-refunds | cuando me haréis el reembolso
            es | billing-payments | no entiendo este cargo de mi factura
            es | account-access | olvidé mi contraseña y no puedo iniciar sesión
            es | cancellation | quiero darme de baja
            es | technical-problem | la app se cuelga con un error
            es | product-information | ¿cuánto cuesta y hay stock disponible?
            es | offers | el cupón de descuento no va
            es | booking | quiero reservar una habitación
            es | hours-locations | ¿cuál es el horario de la tienda?
            es | human-agent | quiero hablar con una persona
            es | none | gracias
            es | none | me gustan los perros y la lluvia
            en | order-status | my package has not arrived, where is the tracking?
            en | returns-refunds | I would like a refund for this
            en | billing-payments | why was I charged on this invoice
            en | account-access | I forgot my password and cannot log in
            en | cancellation | please cancel my subscription
            en | technical-problem | the app crashes with an error
            en | product-information | how much does it cost, is it in stock?
            en | offers | my discount voucher is refused
            en | booking | I need to reschedule my appointment
            en | human-agent | let me speak to a human representative
            en | none | thank you
            en | none | I like dogs and rain
            und | account-access | password
            und | returns-refunds | reembolso
            """)
    void everydayQuestions(String language, String topic, String text) {
        assertThat(classify(text, language).topic()).isEqualTo(topic);
    }

    @Test
    void probabilitiesAreShares() {
        assertThat(classify("quiero un reembolso", "es").probability()).isBetween(0.5, 1.0);
        assertThat(classify("", "es").isNone()).isTrue();
        assertThat(classify("factura ".repeat(300), "es").probability()).isBetween(0.5, 1.0);
    }

    @Test
    void itsOwnExamplesAreFound() {
        for (Topic topic : Taxonomy.customerService().topics()) {
            topic.examples().forEach((language, examples) -> {
                long right = examples.stream()
                        .filter(text -> classify(text, language).topic().equals(topic.id()))
                        .count();
                assertThat(right)
                        .as(String.format(Locale.ROOT, "%s in %s", topic.id(), language))
                        .isEqualTo(examples.size());
            });
        }
    }
}
