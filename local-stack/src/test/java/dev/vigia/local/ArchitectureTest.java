package dev.vigia.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Features stand alone on a few foundations; only the stack and the commands put them together. */
@AnalyzeClasses(packages = "dev.vigia.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FEATURES = {
        "..postgres..", "..broker..", "..flink..", "..model..", "..demo..", "..replay.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.vigia.local.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresDoNotKnowTheStack = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.vigia.local.stack..");

    @ArchTest
    static final ArchRule postgresKnowsNoOtherFeature = alone("postgres", "broker", "flink", "model", "demo", "replay");

    @ArchTest
    static final ArchRule brokerKnowsNoOtherFeature = alone("broker", "postgres", "flink", "model", "demo", "replay");

    @ArchTest
    static final ArchRule flinkKnowsNoOtherFeature = alone("flink", "postgres", "broker", "model", "demo", "replay");

    @ArchTest
    static final ArchRule demoKnowsNoOtherFeature = alone("demo", "postgres", "broker", "flink", "model", "replay");

    @ArchTest
    static final ArchRule replayKnowsNoOtherFeature = alone("replay", "postgres", "broker", "flink", "model", "demo");

    private static ArchRule alone(String feature, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "dev.vigia.local." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.vigia.local." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
