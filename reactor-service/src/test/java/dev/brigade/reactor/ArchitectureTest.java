package dev.brigade.reactor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.brigade.reactor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_life_of_a_ticket_depends_on_nothing_but_the_decider =
            classes()
                    .that()
                    .resideInAPackage("dev.brigade.reactor.kitchen")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.brigade.reactor.kitchen",
                            "dev.brigade.decider",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles =
            slices().matching("dev.brigade.reactor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_wiring_knows_more_than_one_feature =
            slices().matching("dev.brigade.reactor.(kitchen|replica|notification|deadletter)..")
                    .should()
                    .notDependOnEachOther();
}
