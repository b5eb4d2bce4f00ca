package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory that 200 sessions keep, each of a network with 40 arrays of parameters. */
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class SessionsSoakTest {
  private static final int SESSIONS = 200;
  private static final int REPORTS = 300;
  private static final int ARRAYS = 40;
  private static final int LAYERS = 8;
  private static final long MOST_MB = 300;

  @Test
  void twoHundredSessionsAreBounded() {
    long before = usedMb();
    List<SessionStorage> sessions = new ArrayList<>();
    for (int session = 0; session < SESSIONS; session++) {
      SessionStorage storage = new SessionStorage(TrainingSessions.MOST_POINTS);
      for (int report = 0; report < REPORTS; report++) {
        storage.putUpdate(report(report).report("session-" + session));
      }
      sessions.add(storage);
    }
    long used = usedMb() - before;
    System.out.println(SESSIONS + " sessions keep " + used + " MB");
    assertThat(sessions).allMatch(storage -> storage.size() <= TrainingSessions.MOST_POINTS);
    assertThat(used).isLessThan(MOST_MB);
  }

  private static SentReport report(int iteration) {
    Map<String, Map<String, Double>> maps = new TreeMap<>();
    for (String key :
        List.of(
            "learningRates",
            "magnitudeParameters",
            "magnitudeUpdates",
            "stdevGradients",
            "stdevUpdates")) {
      maps.put(key, numbers(ARRAYS, iteration));
    }
    maps.put("meanActivations", numbers(LAYERS, iteration));
    maps.put("stdevActivations", numbers(LAYERS, iteration));
    Map<String, SentReport.Bins> bins = new TreeMap<>();
    numbers(ARRAYS, iteration).keySet().forEach(name -> bins.put(name, bins()));
    return new SentReport(
        iteration + 1,
        iteration,
        0.5,
        1,
        1,
        1,
        1,
        new long[] {1, 2, 3, 4},
        maps,
        Map.of("Parameters", bins, "Updates", bins));
  }

  private static SentReport.Bins bins() {
    return new SentReport.Bins(0, 1, new int[20]);
  }

  private static Map<String, Double> numbers(int count, int iteration) {
    Map<String, Double> numbers = new TreeMap<>();
    for (int index = 0; index < count; index++) {
      // Names are shared: local ones are the network's, and Jackson keeps one of each.
      String name = String.format(Locale.ROOT, "layer%d_W", index).intern();
      numbers.put(name, iteration + index / 100.0);
    }
    return numbers;
  }

  private static long usedMb() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
