package io.workbench.train.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.workbench.train.sweep.journal.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static List<TrialRecord> trials = List.of();
  private static String page = "";
  private static JsonNode leaderboard = MAPPER.createObjectNode();

  @BeforeAll
  static void writeReport(@TempDir Path folder) throws IOException {
    SampleSweep sweep = new SampleSweep(folder, 1);
    trials = sweep.trials(40);
    SweepReport.write(folder, sweep.facts(HOSTILE, 40), trials, "name: " + HOSTILE + "\n");
    page = Files.readString(folder.resolve(SweepReport.FILE));
    leaderboard = MAPPER.readTree(folder.resolve(Leaderboard.FILE).toFile());
  }

  @Test
  void theLeaderboardFitsItsSchema() throws IOException {
    assertThat(schema().validate(leaderboard)).isEmpty();
    for (String pointer :
        List.of("", "/sweep", "/sweep/objective", "/trials/0", "/winner", "/importance")) {
      JsonNode altered = leaderboard.deepCopy();
      ((ObjectNode) altered.at(pointer)).put("surprise", 1);
      assertThat(schema().validate(altered)).as(pointer).isNotEmpty();
    }
    JsonNode rankless = leaderboard.deepCopy();
    ((ObjectNode) rankless.at("/trials/0")).put("state", "failed");
    assertThat(schema().validate(rankless)).isNotEmpty();
  }

  @Test
  void theSampleIsJudgedAsItWasMade() {
    assertThat(leaderboard.at("/trials")).hasSize(40);
    assertThat(leaderboard.at("/winner/real").asBoolean()).isTrue();
    assertThat(leaderboard.at("/winner/trial").asInt())
        .isEqualTo(leaderboard.at("/trials/0/trial").asInt());
    // The scores follow the learning rate and the kind, and nothing else.
    Set<String> important =
        Set.of(
            leaderboard.at("/importance/parameters/0/key").asText(),
            leaderboard.at("/importance/parameters/1/key").asText());
    assertThat(important).containsExactlyInAnyOrder("training.learningRate", "model.kind");
  }

  @Test
  void thePageHoldsEveryTrial() throws IOException {
    JsonNode data = MAPPER.readTree(data());

    Set<Integer> numbers = new HashSet<>();
    data.at("/leaderboard/trials").forEach(row -> numbers.add(row.get("trial").asInt()));
    for (TrialRecord trial : trials) {
      assertThat(numbers).contains(trial.number());
    }
    assertThat(data.at("/curves")).hasSize(39);
    assertThat(data.at("/plots/0/uri").asText()).startsWith("data:image/png;base64,");
    assertThat(data.at("/forecasts/times")).hasSize(400);
    assertThat(data.at("/provenance")).hasSizeGreaterThan(5);
    assertThat(data.at("/yaml").asText()).isEqualTo("name: " + HOSTILE + "\n");
  }

  @Test
  void nothingIsFetched() {
    assertThat(page)
        .doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//")
        .doesNotContainPattern("(?i)url\\(\\s*[\"']?\\s*(https?:)?//")
        .doesNotContainPattern("(?i)<link|<iframe|<object|@import")
        .contains("default-src 'none'");
    assertThat(ReportPage.modules()).doesNotContain("fetch(", "http:", "https:", "innerHTML");
  }

  @Test
  void textOfASweepNeverBecomesATag() {
    assertThat(page).doesNotContain("<img src=x").doesNotContain("<script>alert(2)");
    assertThat(data()).doesNotContain("<");
    assertThat(page).contains("<title>&lt;img src=x onerror=alert(1)");
  }

  /** A browser runs the two scripts and the style that the policy names by their hashes. */
  @Test
  void thePolicyAllowsExactlyTheScriptsInside() throws NoSuchAlgorithmException {
    Matcher policy = Pattern.compile("content=\"(default-src [^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1)).doesNotContain("unsafe").doesNotContain("http");
    List<String> hashes = new ArrayList<>();
    Matcher inline =
        Pattern.compile(
                "<(script(?: type=\"module\")?|style)>(.*?)</(script|style)>", Pattern.DOTALL)
            .matcher(page);
    while (inline.find()) {
      byte[] text = inline.group(2).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(hashes).hasSize(3);
    assertThat(hashes).allSatisfy(hash -> assertThat(policy.group(1)).contains(hash));
  }

  @Test
  void theModulesBecomeOneWithoutAClash() {
    String all = ReportPage.modules();
    assertThat(all).doesNotContainPattern("(?m)^\\s*(import|export) ");
    Set<String> names = new HashSet<>();
    Matcher declared =
        Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)").matcher(all);
    while (declared.find()) {
      assertThat(names.add(declared.group(1))).as(declared.group(1)).isTrue();
    }
    assertThat(names).contains("leaderboardTable", "parallelOption", "forecastOption");
  }

  /** The charts' library is 1 MB of it, a trial about 1 kB. */
  @Test
  void thePageStaysSmall() {
    assertThat(page.length()).isLessThan(1_400_000);
  }

  @Test
  void aSweepWithoutAnyResultHasAReportToo(@TempDir Path folder) throws IOException {
    SampleSweep sweep = new SampleSweep(folder, 1);

    Leaderboard empty = SweepReport.write(folder, sweep.facts("empty", 3), List.of(), "");

    assertThat(empty.winner().verdict()).isEqualTo("No trial is complete, so there is no winner.");
    assertThat(Files.readString(folder.resolve(SweepReport.FILE)))
        .contains(empty.winner().verdict());
    JsonNode written = MAPPER.readTree(folder.resolve(Leaderboard.FILE).toFile());
    assertThat(schema().validate(written)).isEmpty();
  }

  private static String data() {
    String opening = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(opening) + opening.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  private static JsonSchema schema() throws IOException {
    try (var stream = Leaderboard.class.getResourceAsStream(Leaderboard.SCHEMA_RESOURCE)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(stream));
    }
  }
}
