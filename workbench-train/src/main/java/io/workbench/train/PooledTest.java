package io.workbench.train;

import io.workbench.data.window.Windows;
import io.workbench.models.baseline.Persistence;
import io.workbench.train.run.TestForecasts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The test windows of all instruments together, in order of the times that they forecast and then
 * of the instruments.
 *
 * @param foretold one an instrument
 * @param times that are forecast, epoch milliseconds, {@code [windows]}
 * @param members which instrument a window is of, {@code [windows]}
 */
record PooledTest(List<Foretold> foretold, long[] times, int[] members) {

  static PooledTest of(List<Foretold> foretold) {
    int windows = foretold.stream().mapToInt(one -> one.dataset().test().size()).sum();
    long[] times = new long[windows];
    int[] members = new int[windows];
    int[] next = new int[foretold.size()];
    for (int window = 0; window < windows; window++) {
      times[window] = Long.MAX_VALUE;
      for (int member = 0; member < next.length; member++) {
        Windows test = foretold.get(member).dataset().test();
        if (next[member] < test.size() && test.targetTimeMillis(next[member]) < times[window]) {
          times[window] = test.targetTimeMillis(next[member]);
          members[window] = member;
        }
      }
      next[members[window]]++;
    }
    return new PooledTest(foretold, times, members);
  }

  /** Values of all windows in this order, of values {@code [windows]} an instrument. */
  double[] joined(Function<Foretold, double[]> values) {
    List<double[]> each = foretold.stream().map(values).toList();
    int[] next = new int[foretold.size()];
    double[] joined = new double[members.length];
    for (int window = 0; window < joined.length; window++) {
      int member = members[window];
      joined[window] = each.get(member)[next[member]++];
    }
    return joined;
  }

  /** What was foretold of them, with the instrument of each where there are several. */
  TestForecasts forecasts() {
    Map<String, double[]> naive = new LinkedHashMap<>();
    for (String name : foretold.get(0).baselines().keySet()) {
      if (!name.equals(new Persistence().name())) {
        naive.put(name, joined(one -> baseline(one, name)));
      }
    }
    return new TestForecasts(
        times,
        joined(one -> one.model().test().last()),
        joined(one -> one.model().test().actual()),
        joined(one -> one.model().test().forecast()),
        naive,
        instruments());
  }

  private static double[] baseline(Foretold one, String name) {
    Foretold.Parts parts = one.baselines().get(name);
    if (parts == null) {
      throw new IllegalStateException("Every instrument must have the baseline " + name + ".");
    }
    return parts.test().forecast();
  }

  private List<String> instruments() {
    List<String> instruments = new ArrayList<>();
    for (int member : foretold.size() > 1 ? members : new int[0]) {
      instruments.add(foretold.get(member).dataset().instrument());
    }
    return instruments;
  }
}
