package dev.vigia.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.vigia.jobs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String METRICS = "dev.vigia.jobs.metrics..";
    private static final String SERIES = "dev.vigia.jobs.series..";
    private static final String POSTGRES = "dev.vigia.jobs.postgres..";

    /**
     * The metrics package is the language of sums that the jobs speak, and the series package that of metrics over
     * time, the postgres package is a library; among themselves features do not speak. Only the programs, named {@code …Job}, compose them.
     */
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching("dev.vigia.jobs.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(METRICS, SERIES, POSTGRES))
            .ignoreDependency(simpleNameEndingWith("Job"), alwaysTrue());

    @ArchTest
    static final ArchRule WIRING_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("dev.vigia.jobs")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.vigia.jobs.*..").and(not(resideInAPackage(POSTGRES))));

    @ArchTest
    static final ArchRule THE_LIBRARY_KNOWS_NO_JOB = noClasses()
            .that()
            .resideInAPackage(POSTGRES)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.vigia.jobs..").and(not(resideInAPackage(POSTGRES))));
}
