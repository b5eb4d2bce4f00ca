package io.workbench.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;

/** The layers, packages without cycles, and who may import which library. */
@AnalyzeClasses(packages = "io.workbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dataKnowsNothingAboveIt =
      noClasses()
          .that()
          .resideInAPackage("io.workbench.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.workbench.models..", "io.workbench.train..", "io.workbench.ui..");

  @ArchTest
  static final ArchRule modelsKnowNothingBesideOrAboveThem =
      noClasses()
          .that()
          .resideInAPackage("io.workbench.models..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.workbench.data..", "io.workbench.train..", "io.workbench.ui..");

  @ArchTest
  static final ArchRule trainKnowsNothingAboveIt =
      noClasses()
          .that()
          .resideInAPackage("io.workbench.train..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.workbench.ui..");

  @ArchTest
  static final ArchRule noPackageDependsOnItselfThroughOthers =
      slices().matching("io.workbench.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheRecordReadersImportDataVec =
      onlyIn("org.datavec..", "io.workbench.data.record..");

  @ArchTest
  static final ArchRule onlyTheStoreImportsDatabases =
      onlyIn(
          List.of("java.sql..", "org.flywaydb..", "org.sqlite..", "org.postgresql.."),
          "io.workbench.data.store..");

  @ArchTest
  static final ArchRule onlyTheCommandLineImportsPicocli =
      onlyIn("picocli..", "io.workbench.ui.cli..");

  @ArchTest
  static final ArchRule onlyTheKernelsImportTheVectorApi =
      onlyIn("jdk.incubator.vector..", "io.workbench.models.kernel..");

  @ArchTest
  static final ArchRule onlyPlotsImportXChart = onlyIn("org.knowm..", "io.workbench.train.plot..");

  @ArchTest
  static final ArchRule onlyTheServerImportsVertx = onlyIn("io.vertx..", "io.workbench.ui.serve..");

  @ArchTest
  static final ArchRule onlyTheServerImportsDl4jsPages =
      onlyIn("org.deeplearning4j.ui..", "io.workbench.ui.serve..");

  @ArchTest
  static final ArchRule onlyTheSparkRoomImportsSpark =
      onlyIn("org.apache.spark..", "io.workbench.train.sweep.spark..");

  @ArchTest
  static final ArchRule onlyTheMarketsClientImportsFailsafe =
      onlyIn("dev.failsafe..", "io.workbench.data.source.sfcompute..");

  @ArchTest
  static final ArchRule nothingSpeaksScala =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.workbench.train.sweep.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("scala..");

  @ArchTest
  static final ArchRule onlyTheProposersImportArbiter =
      onlyIn("org.deeplearning4j.arbiter..", "io.workbench.train.sweep.arbiter..");

  @ArchTest
  static final ArchRule onlyReportsOfSweepsImportTribuo =
      onlyIn("org.tribuo..", "io.workbench.train.sweep.report..");

  @ArchTest
  static final ArchRule onlyTheBackendRoomTouchesNd4jsNativeSide =
      onlyIn("org.nd4j.nativeblas..", "io.workbench.train.backend..");

  @ArchTest
  static final ArchRule nothingIsTiedToOneBackend =
      noClasses()
          .that()
          // Of JavaCPP's own it asks for the cache alone, which all backends share.
          .doNotHaveFullyQualifiedName("io.workbench.data.store.SqliteLibrary")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j.linalg.cpu..",
              "org.nd4j.linalg.jcublas..",
              "org.nd4j.jita..",
              "org.bytedeco..");

  @ArchTest
  static final ArchRule numbersReadTheSameInEveryCountry =
      noClasses()
          .should()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethodWhere(formatsOnAWriterWithoutALocale())
          .because("String.format(Locale.ROOT, …) and printf(Locale.ROOT, …) never print 0,5");

  private static DescribedPredicate<JavaMethodCall> formatsOnAWriterWithoutALocale() {
    return DescribedPredicate.describe(
        "printf or format of a writer or stream without a Locale",
        call -> {
          boolean writes =
              call.getTargetOwner().isAssignableTo(PrintWriter.class)
                  || call.getTargetOwner().isAssignableTo(PrintStream.class);
          boolean formats = call.getName().equals("printf") || call.getName().equals("format");
          return writes
              && formats
              && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(String.class);
        });
  }

  private static ArchRule onlyIn(String library, String room) {
    return onlyIn(List.of(library), room);
  }

  private static ArchRule onlyIn(List<String> libraries, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries.toArray(String[]::new))
        .allowEmptyShould(true);
  }
}
