package dev.vigia.bridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vigia.bridge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FEATURES = {"..tap..", "..ingest..", "..otlp..", "..feed..", "..health.."};

    @ArchTest
    static final ArchRule framesAndDialectsKnowNoNetworkAndNoDisk = noClasses()
            .that(resideInAnyPackage("..frames..", "..dialect..", "..privacy.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.netty..", "org.apache.kafka..", "java.nio.file..", "java.net.."));

    @ArchTest
    static final ArchRule profilesKnowNoNetwork = noClasses()
            .that(resideInAPackage("..profiles.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.netty..", "org.apache.kafka..", "java.net.."));

    @ArchTest
    static final ArchRule framesKnowNothingOfEvents = noClasses()
            .that(resideInAPackage("..frames.."))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.vigia.events.."));

    @ArchTest
    static final ArchRule theJournalKnowsNothingOfKafkaOrEvents = noClasses()
            .that(resideInAPackage("..journal.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "dev.vigia.events..", "io.netty.."));

    @ArchTest
    static final ArchRule endpointsKnowNothingOfNetty = noClasses()
            .that(resideInAnyPackage(
                    "..ingest..",
                    "..health..",
                    "..agents..",
                    "..recording..",
                    "..capture..",
                    "..otlp..",
                    "..intake..",
                    "..feed..",
                    "..ledger.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.netty.."));

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther = slices().matching(
                    "dev.vigia.bridge.(tap|ingest|otlp|feed|health)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingKnowsTheFeaturesButTheWiring = noClasses()
            .that(resideInAnyPackage(
                    "..journal..",
                    "..frames..",
                    "..dialect..",
                    "..profiles..",
                    "..publish..",
                    "..recording..",
                    "..intake..",
                    "..ledger..",
                    "..capture..",
                    "..agents..",
                    "..http..",
                    "..front..",
                    "..privacy.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(FEATURES));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.vigia.bridge.(*)..").should().beFreeOfCycles();
}
