package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.store.StoreLocation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectSpecsTest {
  private static final String INSTRUMENTS =
      "instruments:\n- {name: h100, requirements: \"accelerator:H100\"}\n";

  @TempDir Path folder;

  @Test
  void theStoresFileIsRelativeToTheYamlAndTheRestHasDefaults() throws IOException {
    CollectSpec spec = CollectSpecs.read(yaml("store: ./market.db"));

    assertThat(spec.store()).isEqualTo(StoreLocation.of(folder.resolve("market.db")));
    assertThat(spec.baseUri()).isEqualTo(URI.create("https://api.sfcompute.com"));
    assertThat(spec.every()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void theSpecOfARunAndAFolderAreTold() throws IOException {
    Path run = Files.writeString(folder.resolve("run.yaml"), "name: demo\ndata: {}\n");
    assertThatThrownBy(() -> CollectSpecs.read(run))
        .isInstanceOf(InputException.class)
        .hasMessage(
            run
                + ":1: a collector's spec has the keys store and instruments, but this one has"
                + " name, data.");
    assertThatThrownBy(() -> CollectSpecs.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessage(folder + " is a folder, but a spec's YAML file was expected.");
  }

  @Test
  void aUrlOfAStoreIsTakenAsItIs() throws IOException {
    CollectSpec spec = CollectSpecs.read(yaml("store: jdbc:postgresql://localhost/market"));

    assertThat(spec.store()).isEqualTo(StoreLocation.of("jdbc:postgresql://localhost/market"));
  }

  @Test
  void aStoreThatCannotBeNamesTheLine() throws IOException {
    Path yaml = yaml("every: PT5M\nstore: jdbc:mysql://localhost/market");

    assertThatThrownBy(() -> CollectSpecs.read(yaml))
        .isInstanceOf(InputException.class)
        .hasMessage(
            yaml
                + ":2: A store must be a file, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE,"
                + " but was \"jdbc:mysql://localhost/market\".");
  }

  @Test
  void anAddressThatIsNoneNamesTheLine() throws IOException {
    Path spaced = yaml("store: market.db\nbaseUri: https://a market");
    assertThatThrownBy(() -> CollectSpecs.read(spaced))
        .hasMessage(spaced + ":2: \"baseUri\" must be an address, but was \"https://a market\".");
    Path open = yaml("store: market.db\nbaseUri: http://market.example");
    assertThatThrownBy(() -> CollectSpecs.read(open))
        .hasMessage(
            open
                + ":2: baseUri must start with https://, or with http:// on the loopback address,"
                + " but was http://market.example.");
  }

  private Path yaml(String head) throws IOException {
    return Files.writeString(folder.resolve("collect.yaml"), head + "\n" + INSTRUMENTS);
  }
}
