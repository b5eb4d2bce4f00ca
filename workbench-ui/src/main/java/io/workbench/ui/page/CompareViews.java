package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.compare.Comparison;
import io.workbench.train.compare.ComparisonNote;
import io.workbench.train.compare.ComparisonRow;
import io.workbench.train.compare.Objective;
import io.workbench.train.compare.Results;
import io.workbench.train.compare.SeedGroup;
import io.workbench.train.compare.TestPart;
import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.ui.page.CompareView.Missing;
import io.workbench.ui.page.CompareView.Note;
import io.workbench.ui.page.CompareView.Part;
import io.workbench.ui.page.CompareView.Row;
import io.workbench.ui.page.CompareView.Run;
import io.workbench.ui.serve.BadRequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads chosen results whole, and puts them side by side. */
final class CompareViews {
  private static final int MOST_EPOCHS = 1_000;

  private final ResultPaths paths;

  CompareViews(ResultPaths paths) {
    this.paths = paths;
  }

  /** What could be read, and what could not. */
  private record Chosen(List<Results.Found> found, List<Missing> missing) {}

  CompareView view(CompareRequest request) {
    Chosen chosen = read(request);
    if (chosen.found().isEmpty()) {
      return new CompareView(
          Objective.all(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          chosen.missing(),
          List.of());
    }
    Comparison comparison = compare(request, chosen);
    List<Row> rows = comparison.rows().stream().map(row -> new Row(row, ids(row))).toList();
    Map<String, Run> runs = new LinkedHashMap<>();
    for (Results.Found found : chosen.found()) {
      runs.put(paths.id(folder(found.file())), run(found));
    }
    return new CompareView(
        Objective.all(),
        comparison.data().stream().map(CompareViews::part).toList(),
        comparison.differences(),
        rows,
        best(comparison),
        runs,
        chosen.missing(),
        comparison.notes().stream().map(CompareViews::note).toList());
  }

  private static Part part(TestPart part) {
    return new Part(part.letter(), part.origin(), part.description());
  }

  private static Note note(ComparisonNote note) {
    return new Note(note.kind(), note.sentence());
  }

  /** The comparison of what can be read; what cannot is left out. */
  Comparison comparison(CompareRequest request) {
    Chosen chosen = read(request);
    if (chosen.found().isEmpty()) {
      throw new InputException(
          chosen.missing().isEmpty()
              ? "There is no result to compare."
              : chosen.missing().get(0).sentence());
    }
    return compare(request, chosen);
  }

  private static Comparison compare(CompareRequest request, Chosen chosen) {
    Objective by = Objective.of(request.by());
    return request.grouped()
        ? Comparison.ofSeedGroups(chosen.found(), by)
        : Comparison.of(chosen.found(), by);
  }

  private Chosen read(CompareRequest request) {
    Set<String> ids = new LinkedHashSet<>(request.ids());
    if (ids.size() > ComparePage.MOST_RESULTS) {
      throw new BadRequestException(
          "At most "
              + ComparePage.MOST_RESULTS
              + " results can be compared at once, but "
              + ids.size()
              + " were chosen.");
    }
    List<Results.Found> found = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    for (String id : ids) {
      try {
        Path file = paths.folder(id).resolve(RunFolder.RESULT);
        found.add(new Results.Found(file, ResultJson.read(file)));
      } catch (InputException broken) {
        missing.add(new Missing(id, String.valueOf(broken.getMessage())));
      }
    }
    return new Chosen(found, missing);
  }

  private List<String> ids(ComparisonRow row) {
    SeedGroup group = row.group();
    List<String> files = group == null ? files(row) : group.files();
    return files.stream().map(file -> paths.id(folder(Path.of(file)))).toList();
  }

  private static List<String> files(ComparisonRow row) {
    return row.file() == null ? List.of() : List.of(row.file());
  }

  private Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? paths.root() : folder;
  }

  private static Map<String, Set<Integer>> best(Comparison comparison) {
    Map<String, Set<Integer>> best = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      columns.add("validation." + metric.key());
      columns.add("test." + metric.key());
    }
    columns.addAll(List.of("skill.rmseVsPersistence", "skill.maeVsPersistence"));
    columns.forEach(path -> best.put(path, comparison.best(Objective.of(path))));
    return best;
  }

  private Run run(Results.Found found) {
    RunResult result = found.result();
    List<EpochRecord> history = result.training().history();
    int step = 1 + (history.size() - 1) / MOST_EPOCHS;
    List<Integer> epochs = new ArrayList<>();
    List<@Nullable Double> training = new ArrayList<>();
    List<@Nullable Double> validation = new ArrayList<>();
    for (int index = 0; index < history.size(); index += step) {
      EpochRecord epoch = history.get(index);
      epochs.add(epoch.epoch());
      training.add(epoch.trainLoss());
      validation.add(epoch.validationLoss());
    }
    Path forecasts = folder(found.file()).resolve(TestForecasts.FILE);
    return new Run(
        result.run().name(),
        result.training().bestEpoch(),
        result.instruments() == null ? priceUnit(result) : null,
        Files.isRegularFile(forecasts),
        result.instruments() == null ? List.of() : List.copyOf(result.instruments().keySet()),
        epochs,
        training,
        validation);
  }

  /**
   * Loss is the squared error in units of the target's scale, which is therefore their quotient.
   */
  private static @Nullable Double priceUnit(RunResult result) {
    Metrics validation = result.metrics().validation();
    Integer best = result.training().bestEpoch();
    for (EpochRecord epoch : result.training().history()) {
      Double loss = epoch.validationLoss();
      if (validation != null && best != null && epoch.epoch() == best && loss != null && loss > 0) {
        return validation.rmse() / Math.sqrt(loss);
      }
    }
    return null;
  }
}
