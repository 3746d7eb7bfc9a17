package dev.brigade.outbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.brigade.outbox",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {
    @ArchTest
    static final ArchRule writing_an_event_needs_nothing_but_jdbc =
            noClasses()
                    .that()
                    .haveSimpleNameStartingWith("Outbox")
                    .and()
                    .doNotHaveSimpleName("OutboxRow")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.debezium..", "org.apache.kafka..", "io.quarkus..");

    @ArchTest
    static final ArchRule the_library_knows_no_framework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "jakarta..", "org.springframework..");

    @ArchTest
    static final ArchRule the_engine_is_known_to_its_adapter_alone =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("DebeziumCapture")
                    .and()
                    .doNotHaveSimpleName("BatchPublisher")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.debezium..");
}
