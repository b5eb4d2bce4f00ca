package io.workbench.ui.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run or sweep in a list.
 *
 * @param id its folder below the results
 * @param model the network, of a run
 * @param at when it ended, or last gave a sign of life
 * @param done epochs of a run, ended trials of a sweep
 * @param most epochs or trials that there may be
 * @param metric what {@code value} is, such as {@code test RMSE}
 * @param skill 1 − RMSE / persistence's on the test part
 * @param note why it failed, what is wrong with its files, or how it goes on, in one sentence
 */
public record ResultItem(
    String id,
    Kind kind,
    String name,
    ResultState state,
    @Nullable String model,
    @Nullable Instant startedAt,
    @Nullable Instant at,
    @Nullable Integer done,
    @Nullable Integer most,
    @Nullable String metric,
    @Nullable Double value,
    @Nullable Double skill,
    @Nullable String note) {

  /** What it is. */
  public enum Kind {
    @JsonProperty("run")
    RUN,
    @JsonProperty("sweep")
    SWEEP
  }

  /** Something whose files cannot be read. */
  static ResultItem unreadable(String id, Kind kind, String sentence) {
    String name = id.substring(id.lastIndexOf('/') + 1);
    return new ResultItem(
        id,
        kind,
        name,
        ResultState.UNREADABLE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        sentence);
  }
}
