package dev.vigia.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Features build on the shared ground and never on each other; {@code overview} is made of the others by design. */
@AnalyzeClasses(packages = "dev.vigia.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] GROUND = {
        "dev.vigia.api.http..",
        "dev.vigia.api.openapi..",
        "dev.vigia.api.database..",
        "dev.vigia.api.tiles..",
        "dev.vigia.api.writes.."
    };

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching("dev.vigia.api.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAnyPackage("dev.vigia.api..", "dev.vigia.api.overview.."), resideInAnyPackage(GROUND))
            .ignoreDependency(resideInAnyPackage("dev.vigia.api.overview.."), resideInAnyPackage("dev.vigia.api.."));

    @ArchTest
    static final ArchRule THE_GROUND_DOES_NOT_KNOW_FEATURES = noClasses()
            .that(resideInAnyPackage(GROUND))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.vigia.api..").and(resideOutsideOfPackages(GROUND)));

    @ArchTest
    static final ArchRule ONLY_THE_DATABASE_OPENS_CONNECTIONS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.vigia.api.database..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.zaxxer..");

    @ArchTest
    static final ArchRule NO_TIME_BUT_THE_CLOCKS = noClasses()
            .that()
            .doNotHaveSimpleName("QueryApi")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnnotations()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
