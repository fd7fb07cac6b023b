package dev.vigia.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..analysis.language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..analysis.sentiment..", "..analysis.topics..", "..analysis.cli..");

    @ArchTest
    static final ArchRule SENTIMENT_KNOWS_NEITHER_LANGUAGE_NOR_TOPICS = noClasses()
            .that()
            .resideInAPackage("..analysis.sentiment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..analysis.language..", "..analysis.topics..", "..analysis.cli..");

    @ArchTest
    static final ArchRule TOPICS_KNOW_NEITHER_LANGUAGE_NOR_SENTIMENT = noClasses()
            .that()
            .resideInAPackage("..analysis.topics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..analysis.language..", "..analysis.sentiment..", "..analysis.cli..");

    @ArchTest
    static final ArchRule QUESTIONS_KNOW_NO_OTHER_ANALYSIS = noClasses()
            .that()
            .resideInAPackage("..analysis.questions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..analysis.language..", "..analysis.sentiment..", "..analysis.topics..", "..analysis.cli..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.vigia.analysis.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_FRAMEWORK_AND_NO_GPL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "edu.stanford..", "dev.vigia.corenlp..");
}
