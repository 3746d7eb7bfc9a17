package dev.brigade.outbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.brigade.outbox");

    @Test
    void writing_an_event_needs_nothing_but_jdbc() {
        noClasses()
                .that()
                .haveSimpleName("Outbox")
                .or()
                .haveSimpleName("OutboxEvent")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.debezium..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void the_library_knows_no_framework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.springframework..")
                .check(CLASSES);
    }

    @Test
    void the_engine_is_known_to_its_adapter_alone() {
        noClasses()
                .that(
                        not(
                                belongToAnyOf(
                                        DebeziumCapture.class,
                                        BatchConsumer.class,
                                        BatchPublisher.class,
                                        TransactionPublisher.class,
                                        WakingConnector.class,
                                        WakingQueue.class)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.debezium..")
                .check(CLASSES);
    }
}
