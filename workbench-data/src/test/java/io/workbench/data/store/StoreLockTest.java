package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {
  @TempDir Path folder;

  /** A process that holds the store {@code args[0]} until it is killed. */
  static final class HoldingProcess {
    private HoldingProcess() {}

    /** Says so once it holds it. */
    public static void main(String[] args) throws IOException {
      try (StoreLock lock = StoreLock.hold(StoreLocation.of(args[0]), "a collector")) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("held " + (lock != null));
        int end = System.in.read();
        assertThat(end).isLessThan(256);
      }
    }
  }

  @Test
  void aSecondOneOfThisProcessIsRefusedUntilTheFirstLetsGo() {
    StoreLocation store = StoreLocation.of(folder.resolve("market.db"));
    StoreLocation sameStore = StoreLocation.of(folder.resolve(".").resolve("market.db"));
    try (StoreLock first = StoreLock.hold(store, "a collector")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> StoreLock.hold(sameStore, "a replay"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "%s is in use: a collector (process %d) holds it; stop it first.",
              sameStore.name(), ProcessHandle.current().pid());
      StoreLock.hold(StoreLocation.of(folder.resolve("other.db")), "a replay").close();
    }
    StoreLock.hold(sameStore, "a replay").close();
  }

  @Test
  void aLinkToAStoreIsTheStore() throws IOException {
    Path store = Files.createFile(folder.resolve("market.db"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link.db"), store);
    try (StoreLock first = StoreLock.hold(StoreLocation.of(store), "a collector")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> StoreLock.hold(StoreLocation.of(link), "a replay"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(" is in use: a collector ");
    }
  }

  @Test
  void aProcessThatIsKilledLetsGoOfIt() throws IOException, InterruptedException {
    Path store = folder.resolve("market.db");
    Process process =
        ChildJvm.start(
            HoldingProcess.class,
            System.getProperty("java.class.path"),
            folder.resolve("log"),
            store.toString());
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("held true");
      assertThatThrownBy(() -> StoreLock.hold(StoreLocation.of(store), "a replay"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "%s is in use: a collector (process %d) holds it; stop it first.",
              store, process.pid());
    } finally {
      process.toHandle().destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

    StoreLock.hold(StoreLocation.of(store), "a replay").close();
  }

  @Test
  void aFolderThatIsNotThereIsBadInput() {
    Path store = folder.resolve("nowhere").resolve("market.db");

    assertThatThrownBy(() -> StoreLock.hold(StoreLocation.of(store), "a replay"))
        .isInstanceOf(InputException.class)
        .hasMessage(store + " cannot be opened: its folder must be there and writable.");
  }
}
