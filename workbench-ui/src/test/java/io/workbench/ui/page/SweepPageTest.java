package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.RecordJson;
import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.StopRequests;
import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.ui.page.SweepView.Curve;
import io.workbench.ui.page.SweepView.Point;
import io.workbench.ui.page.SweepView.Progress;
import io.workbench.ui.page.SweepView.Trial;
import io.workbench.ui.serve.UiServer;
import io.workbench.ui.serve.UiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPageTest {
  @TempDir Path folder;
  private Path results;
  private SampleSweepFolder sweep;

  @BeforeEach
  void makeSweep() throws IOException {
    results = folder.resolve("results");
    sweep = new SampleSweepFolder(results.resolve("a sweep"));
  }

  @Test
  void aSweepWithoutJournalOrTrialsIsShown() throws IOException {
    assertThat(watch().view().all().trials()).isEmpty();
    SweepView view = watchAfter(sweep.opened()).view();
    assertThat(view.all().trials()).isEmpty();
    assertThat(view.all().curves()).isEmpty();
    assertThat(view.parameters()).hasSize(1);
    assertThat(Objects.requireNonNull(view.all().facts()).state()).isEqualTo(ResultState.RUNNING);
    assertThat(Objects.requireNonNull(view.all().facts()).most()).isEqualTo(6);
  }

  @Test
  void pointsOfRunningTrialsComeFromTheirEpochsAndCurvesOfEndedOnesFromTheJournal()
      throws IOException {
    sweep.opened().started(0).started(1).epoch(0, 1, 0.5).epoch(0, 2, 0.4).epoch(1, 1, 0.7);
    SweepWatch watch = watch();
    SweepView.Change all = watch.view().all();
    assertThat(states(all.trials())).containsExactly("running", "running");
    assertThat(Objects.requireNonNull(all.curves()).get(0).losses()).containsExactly(0.5, 0.4);
    assertThat(all.progress()).contains(new Progress(0, 0, 2, 4), new Progress(1, 0, 1, 4));

    sweep.complete(0, 0.5, 0.4, 0.3).epoch(0, 3, 0.3).epoch(1, 2, 0.6);
    all = watch.view().all();
    assertThat(states(all.trials())).containsExactly("complete", "running");
    assertThat(Objects.requireNonNull(all.curves()).get(0).losses()).containsExactly(0.5, 0.4, 0.3);
    assertThat(all.progress()).containsExactly(new Progress(1, 0, 2, 4));
    assertThat(Objects.requireNonNull(all.trials()).get(0).runs())
        .containsExactly("a sweep/trials/0");
  }

  @Test
  void aLongCurveKeepsItsLowestAndItsLastPoint() throws IOException {
    double[] losses = new double[3_500];
    Arrays.setAll(losses, epoch -> epoch == 1_234 ? 0.125 : 0.5);
    sweep.opened().started(0).complete(0, losses);
    Curve curve = Objects.requireNonNull(watch().view().all().curves()).get(0);
    assertThat(curve.losses()).hasSizeBetween(500, ThinCurve.MOST_POINTS + 2).contains(0.125);
    assertThat(curve.epochs()).hasSameSizeAs(curve.losses()).startsWith(1).endsWith(3_500);
    assertThat(curve.epochs()).contains(1_235).isSorted();
  }

  @Test
  void aLookThatFindsNothingNewTellsNothing() throws IOException {
    sweep.opened().started(0).epoch(0, 1, 0.5);
    SweepWatch watch = watch();
    watch.view();
    String position = watch.stream().position();
    watch.refresh();
    assertThat(watch.stream().position()).isEqualTo(position);
    sweep.epoch(0, 2, 0.4);
    watch.refresh();
    assertThat(watch.stream().position()).isNotEqualTo(position);
  }

  @Test
  void aLineThatIsNoneOfTheSweepsDrawsNothingAndHoldsNothingUp() throws IOException {
    sweep.opened().started(0).epoch(0, 1, 0.5);
    int huge = 2_000_000_000;
    for (EpochLine line :
        List.of(
            new EpochLine(0, 0, huge, huge, 0.1),
            new EpochLine(0, 0, 5, 5, 0.1),
            new EpochLine(0, huge, 1, 4, 0.1),
            new EpochLine(huge, 0, 1, 4, 0.1))) {
      sweep.append("epochs.jsonl", RecordJson.line(line));
    }
    sweep.append("epochs.jsonl", "{\"trial\":0,\"seedNumber\":0,\"epoch\":0,\"epochs\":4}");
    sweep.epoch(0, 2, 0.4);
    SweepView.Change all = watch().view().all();
    assertThat(Objects.requireNonNull(all.curves()))
        .singleElement()
        .satisfies(curve -> assertThat(curve.losses()).containsExactly(0.5, 0.4));
    assertThat(all.progress()).containsExactly(new Progress(0, 0, 2, 4));
  }

  @Test
  void anEpochThatIsToldAgainMovesThePointAndSeedsAreAveraged() {
    LiveCurves curves = new LiveCurves();
    curves.add(new EpochLine(3, 0, 1, 4, 0.5));
    assertThat(curves.add(new EpochLine(3, 1, 1, 4, 0.7))).isEqualTo(new Point(3, 1, 0.6));
    assertThat(curves.add(new EpochLine(3, 1, 1, 4, 0.9))).isEqualTo(new Point(3, 1, 0.7));
    assertThat(curves.add(new EpochLine(3, 1, 2, 4, null))).isEqualTo(new Point(3, 2, null));
  }

  @Test
  void brokenNewerAndDeletedFilesAreASentenceEach() throws IOException {
    sweep.opened().started(0);
    SweepWatch watch = watch();
    watch.view();
    sweep.append("journal.jsonl", "{\"at\":");
    String position = watch.stream().position();
    watch.refresh();
    watch.refresh();
    assertThat(number(watch)).isEqualTo(number(position) + 1);
    assertThatThrownBy(watch::view)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("journal.jsonl:4");
    Path journal = sweep.path().resolve("journal.jsonl");
    Files.writeString(
        journal,
        Files.readString(journal).replaceFirst("\"formatVersion\":1", "\"formatVersion\":99"));
    assertThatThrownBy(() -> watch().view()).hasMessageContaining("a newer workbench wrote");
    Files.delete(journal);
    Files.writeString(sweep.path().resolve("leaderboard.json"), "{\"schemaVersion\": 99}");
    assertThat(Objects.requireNonNull(watch().view().all().facts()).problems())
        .singleElement()
        .asString()
        .contains("leaderboard.json");
    for (String file : List.of("leaderboard.json", "sweep.yaml")) {
      Files.delete(sweep.path().resolve(file));
    }
    Files.delete(sweep.path());
    watch.refresh();
    assertThatThrownBy(watch::view).hasMessageContaining("may have been deleted");
  }

  @Test
  void theCommandThatGoesOnIsThereWheneverItIsNeeded() throws IOException {
    sweep.opened().started(0).complete(0, 0.5);
    String command = "./workbench sweep --resume '" + sweep.path() + "'";
    assertThat(resume()).isEqualTo(command);
    try (FolderLock held = FolderLock.hold(sweep.path(), "sweep")) {
      assertThat(held).isNotNull();
      assertThat(resume()).as("for a page whose server goes").isEqualTo(command);
    }
    assertThat(resume()).as("killed").isEqualTo(command);
    sweep.add(new Ended(null, "interrupted"));
    assertThat(resume()).isEqualTo(command);
    sweep.add(new Ended(null, "3 trials failed, more than limits.maxFailures (2) allows"));
    assertThat(resume()).isEqualTo(command + " --rerun-failed");
    sweep.add(new Ended(null, "all trials are done"));
    assertThat(resume()).isNull();
  }

  @Test
  void onlyWhatRunsCanBeStopped() throws Exception {
    sweep.opened().started(0).started(1).complete(1, 0.5);
    String base = "/api/sweeps/a%20sweep";
    StopRequests requests = new StopRequests(sweep.path());
    try (UiServer server =
        UiServer.start(new UiSettings("127.0.0.1", 0), results, new WorkbenchPages(results))) {
      try (FolderLock held = FolderLock.hold(sweep.path(), "sweep")) {
        assertThat(held).isNotNull();
        assertThat(post(server, base + "/trials/1/stop").body()).contains("it is complete");
        assertThat(post(server, base + "/trials/7/stop").statusCode()).isEqualTo(404);
        assertThat(post(server, base + "/trials/..%2F1/stop").statusCode()).isEqualTo(404);
        assertThat(requests.trials()).isEmpty();
        assertThat(post(server, base + "/trials/0/stop").statusCode()).isEqualTo(200);
        assertThat(requests.trials()).containsExactly(0);
        assertThat(get(server, base).body()).contains("\"stopping\":true");
        assertThat(post(server, base + "/stop").statusCode()).isEqualTo(200);
        assertThat(requests.isSweepAsked()).isTrue();
        assertThat(get(server, base).body()).contains("\"state\":\"stopping\"");
        assertThat(post(server, base + "/stop", "Origin", "http://elsewhere").statusCode())
            .isEqualTo(403);
      }
      Files.delete(sweep.path().resolve("stop").resolve("sweep"));
      HttpResponse<String> late = post(server, base + "/stop");
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("No process works on this sweep any more.");
      assertThat(requests.isSweepAsked()).isFalse();
      assertThat(get(server, "/api/sweeps/..%2F..%2Fetc").statusCode()).isEqualTo(404);
      Files.writeString(sweep.path().resolve("report.html"), "<p>Report</p>");
      HttpResponse<String> report = get(server, "/sweeps/a%20sweep/report");
      assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("sandbox allow-scripts; default-src 'none'");
      assertThat(get(server, "//sweeps/a%20sweep/report").headers()).isEqualTo(report.headers());
      Files.delete(sweep.path().resolve("report.html"));
      Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
      Files.createSymbolicLink(sweep.path().resolve("report.html"), secret);
      assertThat(get(server, "/sweeps/a%20sweep/report").body()).contains("leads out");
      Files.delete(sweep.path().resolve("report.html"));
      assertThat(get(server, "/sweeps").statusCode()).isEqualTo(200);
      assertThat(get(server, "/sweeps/a%20sweep").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTrialWhoseProcessDiedIsNotShownAsRunning() throws IOException {
    sweep.opened().started(0);
    FolderLock.hold(sweep.path(), "sweep").close();
    assertThat(states(watch().view().all().trials())).containsExactly("interrupted");
    assertThat(Objects.requireNonNull(watch().view().all().trials()).get(0).seconds()).isZero();
    Path run = Files.createDirectories(sweep.path().resolve("trials/0"));
    Path history = Files.writeString(run.resolve("history.jsonl"), "");
    Files.writeString(run.resolve("spec.yaml"), "");
    sweep.epoch(0, 1, 0.5);
    FileTime minute = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(history, minute);
    Files.setLastModifiedTime(sweep.path().resolve("epochs.jsonl"), minute);
    SweepView.Change killed = watch().view().all();
    assertThat(Objects.requireNonNull(killed.trials()).get(0).seconds()).isBetween(50.0, 70.0);
    assertThat(killed.elapsedSeconds()).isBetween(50.0, 70.0);
    assertThat(killed.progress()).containsExactly(new Progress(0, 0, 1, 4));
    Files.delete(run.resolve("spec.yaml"));
    sweep.add(new Finished(0, TrialState.PRUNED, "Stopped by hand.", List.of(), 1));
    Trial trial = Objects.requireNonNull(watch().view().all().trials()).get(0);
    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.stopped()).isTrue();
    assertThat(trial.failure()).isEqualTo("Stopped by hand.");
    assertThat(trial.runs()).isEmpty();
  }

  private SweepWatch watch() {
    return new SweepWatch(new ResultPaths(results), "a sweep");
  }

  private SweepWatch watchAfter(SampleSweepFolder changed) {
    assertThat(changed).isNotNull();
    return watch();
  }

  private @Nullable String resume() {
    return Objects.requireNonNull(watch().view().all().facts()).resume();
  }

  private static List<String> states(@Nullable List<Trial> trials) {
    return Objects.requireNonNull(trials).stream().map(Trial::state).map(TrialState::word).toList();
  }

  private static long number(SweepWatch watch) {
    return number(watch.stream().position());
  }

  private static long number(String position) {
    return Long.parseLong(position.substring(position.indexOf('-') + 1));
  }

  private static HttpResponse<String> get(UiServer server, String path) throws Exception {
    return send(request(server, path));
  }

  private static HttpResponse<String> post(UiServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(server, path).POST(BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpRequest.Builder request(UiServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
