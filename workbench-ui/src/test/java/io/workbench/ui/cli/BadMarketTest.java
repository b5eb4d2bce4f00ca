package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One poll of a market that answers badly about most of its instruments. */
class BadMarketTest {
  private static final String TOKEN = "sk_live_secret";
  private static final String SPEC_HEAD = "store: market.db\nbaseUri: %s\ninstruments:\n";
  private static final String SPEC_LINE = "- {name: %s, requirements: \"accelerator:%s\"}\n";
  private static final int BOMB_BYTES = 64 << 20;

  /** What an instrument meets with, and what is said of it; empty where its book is seen. */
  private record Meets(Fault fault, String says) {}

  private static final Map<String, Meets> MARKET = market();

  @TempDir static Path folder;
  private static int exitCode;
  private static List<String> err;

  private static Map<String, Meets> market() {
    Map<String, Meets> market = new LinkedHashMap<>();
    market.put("honest", new Meets(Faults.edit(json -> {}), ""));
    market.put("unknown-fields", new Meets(Faults.edit(json -> json.put("moon", "full")), ""));
    market.put("empty", new Meets(Faults.edit(BadMarketTest::empty), ""));
    market.put("cut", new Meets(Faults.cut(), "(tried 4 times)"));
    market.put("half", new Meets(Faults.invalidJson(), "it is no valid JSON"));
    market.put("page", new Meets(Faults.html(), "it is HTML, not JSON"));
    market.put("bomb", new Meets(Faults.gzipBomb(BOMB_BYTES), "8388608 bytes"));
    market.put("types", new Meets(Faults.edit(json -> json.put("bids", "many")), "bids must be"));
    market.put("text", new Meets(Faults.price("cheap"), "but was \"cheap\""));
    market.put("negative", new Meets(Faults.price("-1.5"), "but was \"-1.5\""));
    market.put("enormous", new Meets(Faults.price("1e300"), "but was \"1e300\""));
    market.put("large", new Meets(Faults.price("1000000.01"), "at most 1000000"));
    market.put("401", new Meets(status(401), "set the environment variable SF_API_KEY to a valid"));
    market.put("403", new Meets(status(403), "(403: "));
    market.put("422", new Meets(Faults.refusal("depth", "is too deep"), "depth: is too deep"));
    market.put("429", new Meets(Faults.rateLimited("1"), "(tried 4 times)"));
    return market;
  }

  @BeforeAll
  static void pollOnce() throws IOException, InterruptedException {
    List<String> names = List.copyOf(MARKET.keySet());
    StubSettings settings =
        StubSettings.of(
                (asked, window, now) -> book(names.indexOf(asked.replace("accelerator:", ""))),
                Clock.systemUTC(),
                TOKEN)
            .with(FaultPlan.always(reply -> fault(reply.json(), names).play(reply)));
    try (StubServer server = StubServer.start(settings)) {
      StringBuilder spec = new StringBuilder(SPEC_HEAD.formatted(server.uri()));
      names.forEach(name -> spec.append(SPEC_LINE.formatted(name, name)));
      Path file = Files.writeString(folder.resolve("collect.yaml"), spec);
      try (ChildCommand command =
          ChildCommand.startIn(List.of("SF_API_KEY=" + TOKEN), "collect", file, "--once")) {
        exitCode = command.waitFor();
        err = command.err();
      }
    }
  }

  @Test
  void optionsOfCollectThatWouldDoNothingAreRefused() {
    CommandRun.of("collect", "collect.yaml", "--replay", "market.csv", "--once")
        .failedWith(2, "--replay ends with its file, and takes no other option of a poll.");
    CommandRun.of("collect", "collect.yaml", "--once", "--duration", "PT1H")
        .failedWith(2, "Either --once or --duration.");
  }

  @Test
  void eachFaultIsSaidInOneSentence() {
    assertThat(exitCode).isZero();
    MARKET.forEach(
        (name, meets) -> {
          List<String> said =
              err.stream().filter(line -> line.contains("Z " + name + ": ")).toList();
          if (meets.says().isEmpty()) {
            assertThat(said).isEmpty();
          } else {
            assertThat(said).singleElement().asString().contains(meets.says()).endsWith(".");
          }
        });
    assertThat(String.join("\n", err)).doesNotContain("Exception", "\tat ", TOKEN);
    assertThat(err.get(err.size() - 1)).endsWith("3 snapshots, 13 gaps.");
  }

  @Test
  void eachFaultIsAGapWithItsReasonAndNothingIsInvented() {
    try (SnapshotStore store = open()) {
      List<String> seen = new ArrayList<>();
      for (String name : store.instruments()) {
        SnapshotSeries series = store.read(name, TimeRange.ALL);
        List<GapRecord> gaps = store.gaps(name, TimeRange.ALL);
        assertThat(series.size() + gaps.size()).as(name).isEqualTo(1);
        if (series.size() == 1) {
          seen.add(name);
        } else {
          assertThat(gaps.get(0).reason()).contains(says(name)).endsWith(".");
        }
      }
      assertThat(seen).containsExactly("empty", "honest", "unknown-fields");
      assertThat(store.instruments()).hasSize(MARKET.size());
    }
  }

  @Test
  void anEmptyBookIsMissingAndUnknownFieldsChangeNothing() {
    try (SnapshotStore store = open()) {
      SnapshotSeries empty = store.read("empty", TimeRange.ALL);
      for (String column : empty.columns()) {
        assertThat(empty.column(column)).as(column).containsExactly(Double.NaN);
      }
      // The bid of the n-th instrument is 16 + 8 n dollars for a node of eight GPUs.
      assertThat(store.read("honest", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(2);
      assertThat(store.read("unknown-fields", TimeRange.ALL).column(Column.BEST_BID))
          .containsExactly(3);
    }
  }

  @Test
  void theStoreIsWholeAndTellsOfEachGap() {
    CommandRun run =
        CommandRun.of("store", "check", "--store", folder.resolve("market.db")).succeeded();

    assertThat(run.out())
        .contains("401: no snapshot\n  1 gap (1 snapshot missing, 0 of them unexplained)")
        .endsWith(" is whole.\n");
  }

  private static String says(String name) {
    Meets meets = MARKET.get(name);
    assertThat(meets).as(name).isNotNull();
    return meets == null ? "" : meets.says();
  }

  /** Which instrument an answer is about is told by its first bid. */
  private static Fault fault(JsonNode honest, List<String> names) {
    JsonNode price = honest.path("bids").path(0).path("dollars_per_node_hour");
    int instrument = new BigDecimal(price.asText()).intValueExact() / 8 - 2;
    Meets meets = MARKET.get(names.get(instrument));
    return meets == null ? status(404) : meets.fault();
  }

  private static Fault status(int status) {
    return Faults.status(status, ErrorShape.NESTED, "The stub plays a fault.");
  }

  private static void empty(ObjectNode json) {
    json.putArray("bids");
    json.putArray("asks");
  }

  private static Book book(int instrument) {
    int dollars = 16 + 8 * instrument;
    return new Book(List.of(level(dollars, 3)), List.of(level(dollars + 1, 2)));
  }

  private static PriceLevel level(int dollars, int nodes) {
    return new PriceLevel(BigDecimal.valueOf(dollars), new Nodes.Constant(nodes), null);
  }

  private static SnapshotStore open() {
    return SnapshotStore.openExisting(StoreLocation.of(folder.resolve("market.db")));
  }
}
