package io.workbench.train.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.evaluate.ErrorProfile.Group;
import io.workbench.train.evaluate.ErrorProfile.Size;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorProfileTest {
  /** Two on a Monday at 13, one on a Tuesday at 13, one on a Sunday at 23, before 1970. */
  private static final long[] TIMES =
      Stream.of(
              "1969-12-28T23:59:59Z",
              "2022-01-31T13:00:00Z",
              "2022-01-31T13:59:59Z",
              "2022-02-01T13:30:00Z")
          .mapToLong(time -> Instant.parse(time).toEpochMilli())
          .toArray();

  private static final double[] MODEL = {-2, 3, -4, 1};
  private static final double[] PERSISTENCE = {1, 6, 8, -2};

  @Test
  void errorsAreGroupedByHourAndDayInUtc() {
    ErrorProfile profile = ErrorProfile.of(TIMES, MODEL, PERSISTENCE);

    assertThat(profile.hours()).extracting(Group::windows).startsWith(0, 0).hasSize(24);
    // √((9 + 16 + 1) / 3) and (3 + 4 + 1) / 3; √((36 + 64 + 4) / 3) and 16 / 3.
    assertGroup(profile.hours().get(13), 13, 3, Math.sqrt(26 / 3.0), 8 / 3.0);
    assertThat(requireNonNull(profile.hours().get(13).persistence()).rmse())
        .isEqualTo(Math.sqrt(104 / 3.0), within(1e-12));
    assertThat(requireNonNull(profile.hours().get(13).persistence()).mae())
        .isEqualTo(16 / 3.0, within(1e-12));
    assertGroup(profile.hours().get(23), 23, 1, 2, 2);
    assertThat(profile.days()).extracting(Group::windows).containsExactly(2, 1, 0, 0, 0, 0, 1);
    assertGroup(profile.days().get(0), 1, 2, Math.sqrt(12.5), 3.5);
    assertGroup(profile.days().get(6), 7, 1, 2, 2);
    assertGroup(profile.all(), 0, 4, Math.sqrt(7.5), 2.5);
    assertThat(profile.days().get(3).model()).isNull();
  }

  @Test
  void everyWindowNeedsBothErrors() {
    assertThatThrownBy(() -> ErrorProfile.of(TIMES, MODEL, new double[3]))
        .hasMessage("persistence must have 4 values, but has 3.");
    assertThatThrownBy(() -> ErrorProfile.of(TIMES, new double[5], PERSISTENCE))
        .hasMessage("model must have 4 values, but has 5.");
  }

  private static void assertGroup(Group group, int key, int windows, double rmse, double mae) {
    Size size = requireNonNull(group.model());
    assertThat(group.key()).isEqualTo(key);
    assertThat(group.windows()).isEqualTo(windows);
    assertThat(size.rmse()).isEqualTo(rmse, within(1e-12));
    assertThat(size.mae()).isEqualTo(mae, within(1e-12));
  }
}
