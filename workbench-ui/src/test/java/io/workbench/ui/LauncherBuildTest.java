package io.workbench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.workbench.ui.LauncherHouse.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher's builds and the programs that run beside them, as real processes: a program of two
 * modules, and a {@code mvn} that writes their jars in place as Maven does.
 */
@Timeout(60)
class LauncherBuildTest {
  /** Says that it runs, and only when it is told to go on needs its other module. */
  private static final String PROGRAM =
      """
      package io.workbench.ui.cli;
      public class Main {
        public static void main(String[] words) throws Exception {
          if (words.length == 0) return;
          System.out.println("runs");
          while (!new java.io.File(words[0]).exists()) Thread.sleep(20);
          System.out.println(io.workbench.data.Later.WORD.toString());
        }
      }
      """;

  private static final String LATER =
      """
      package io.workbench.data;
      public class Later { public static final Object WORD = new StringBuilder("went on"); }
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      target=$PWD/workbench-data/target
      mkdir -p "$target"
      cat ui.jar >workbench-ui/target/workbench-ui.jar
      cat data.jar >"$target/workbench-data.jar"
      printf '%s' "$target/workbench-data.jar:$PWD/library.jar" >workbench-ui/target/dependencies.txt
      cp workbench-ui/target/dependencies.txt workbench-ui/target/dependencies-spark.txt
      """;

  private static final int SPARKS_NEWEST_JAVA = 22;

  @TempDir Path home;
  private LauncherHouse house;
  private Path ui;
  private Path data;

  @BeforeEach
  void buildHouse() throws IOException {
    house = LauncherHouse.build(home);
    house.script("mvn", MAVEN);
    compile();
    ui = home.resolve("ui.jar");
    data = home.resolve("data.jar");
    jar(ui, "io/workbench/ui/cli/Main.class");
    jar(data, "io/workbench/data/Later.class");
    Files.copy(ui, home.resolve("library.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--executor local", "--executor spark"})
  void aProgramGoesOnWhileBuildsWriteOverItsJars(String options) throws Exception {
    assumeThat(options)
        .satisfiesAnyOf(
            local -> assertThat(local).endsWith("local"),
            spark ->
                assertThat(Runtime.version().feature()).isLessThanOrEqualTo(SPARKS_NEWEST_JAVA));
    Path out = home.resolve("program.out");
    Path err = home.resolve("program.err");
    Path go = home.resolve("go");
    String[] words = (go + " " + options).split(" ");
    Process program = house.start(out, err, Map.of(), words);
    while (!Files.readString(out).contains("runs")) {
      assertThat(program.isAlive()).as(() -> text(err)).isTrue();
      Thread.sleep(20);
    }

    Files.writeString(data, "no jar");
    for (int build = 0; build < 3; build++) {
      buildAnew();
    }
    Files.createFile(go);

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(text(out)).contains("went on");
    assertThat(program.exitValue()).isZero();
    // The folders of the program, of the last build and of the one before.
    assertThat(folders()).hasSize(3);
    buildAnew();
    assertThat(folders()).hasSize(2);
  }

  @Test
  void thoseThatEndedAreForgotten() throws Exception {
    for (int call = 0; call < 3; call++) {
      assertThat(house.workbench(Map.of()).exitCode()).isZero();
    }

    assertThat(folders()).hasSize(1);
    assertThat(folders().get(0).resolve("used-by").toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "1.5", "4,2", "99999999999"})
  void aNumberOfThreadsThatIsNoneIsRefusedBeforeAnythingIsBuilt(String threads) throws Exception {
    Answer answer = house.workbench(Map.of("OMP_NUM_THREADS", threads), "doctor");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .isEqualTo(
            "OMP_NUM_THREADS must be a whole number from 1 to 9999, but was \""
                + threads
                + "\".\n");
    assertThat(house.target).isEmptyDirectory();
  }

  private void buildAnew() throws Exception {
    Files.delete(house.target.resolve("built"));
    assertThat(house.workbench(Map.of()).exitCode()).isZero();
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(house.target.resolve("run"))) {
      return folders.toList();
    }
  }

  private void compile() throws IOException {
    Path main = Files.writeString(home.resolve("Main.java"), PROGRAM);
    Path later = Files.writeString(home.resolve("Later.java"), LATER);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                home.toString(),
                main.toString(),
                later.toString());
    assertThat(code).isZero();
  }

  private void jar(Path jar, String entry) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry(entry));
      Files.copy(home.resolve(entry), entries);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
