package dev.brigade.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.brigade.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_do_not_go_round_in_circles =
            slices().matching("dev.brigade.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_stream_of_hops_does_not_know_kafka =
            noClasses()
                    .that()
                    .resideInAPackage("dev.brigade.ui.live")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "dev.brigade.messaging..");

    @ArchTest
    static final ArchRule the_backend_keeps_no_database =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..");
}
