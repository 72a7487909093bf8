package nl.watals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map of packages: each may use only those before it. */
class StructureTest {
    private static final List<String> ORDER = List.of(
            "work",
            "text",
            "markdown",
            "privacy",
            "submission",
            "site",
            "importer",
            "feeds",
            "search",
            "images",
            "pdf",
            "assets",
            "check",
            "hosting",
            "bake",
            "inbox",
            "formservice",
            "publish",
            "store",
            "release",
            "web",
            "intake",
            "desk",
            "preview",
            "cli",
            "packing");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("nl.watals");
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackage)
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(ORDER).as("the order of packages").contains(name.substring("nl.watals.".length())));
    }

    @Test
    void aPackageUsesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(StructureTest::inside)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("nl.watals.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void theDialectsTheMarksAndTheRecordsKnowOnlyTextAndEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(inside("markdown"), inside("privacy"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inside("submission"), inside("site"))
                .check(classes);
    }

    @Test
    void onlyTheBakingPackageKnowsJBake() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.watals.bake..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jbake..")
                .check(classes);
    }

    @Test
    void onlyThePackingKnowsTheFormOfClassFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.watals.packing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(classes);
    }

    @Test
    void onlyTheCommandLineTalksToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.watals.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(classes);
    }

    @Test
    void nothingDependsOnTheLocaleOfTheMachine() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(java.io.PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(java.time.format.DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(String.class, "getBytes")
                .check(classes);
    }

    private static String inside(String name) {
        return "nl.watals." + name + "..";
    }
}
