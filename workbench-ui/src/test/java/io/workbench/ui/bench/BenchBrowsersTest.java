package io.workbench.ui.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import org.junit.jupiter.api.Test;

class BenchBrowsersTest {
  @Test
  void browsersThatSawNothingSaySo() {
    BenchBrowsers browsers = new BenchBrowsers("http://127.0.0.1:1/", "run", 1);
    browsers.come();
    browsers.leave();
    assertThatThrownBy(browsers::requireSeen)
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("they had 0 events and 0 bytes of the Overview");
  }
}
