package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of servers, as people paste them. */
class ServerAddressTest {
  private static final Path RESULTS = Path.of("results");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.5:9000/?token=abc",
        "10.0.0.5:9000/?token=abc",
        "10.0.0.5:9000?x=1&token=abc",
        "http://10.0.0.5:9000/?token=abc&x=1"
      })
  void theTokenIsTakenFromTheLink(String link) {
    ServerAddress address = ServerAddress.of(link, "other", RESULTS);
    assertThat(address.base()).isEqualTo("http://10.0.0.5:9000");
    assertThat(address.token()).isEqualTo("abc");
  }

  @Test
  void whereTheLinkHoldsNoneItIsTheOneFromElsewhere() {
    assertThat(ServerAddress.of("h:9000/?token=", "other", RESULTS).token()).isEqualTo("other");
    assertThat(ServerAddress.of("h:9000/?nottoken=x", null, RESULTS).token()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://ada:secret@h:9000", "ada:secret@h:9000", "http://a:secret@h/run"})
  void aPasswordIsRefusedAndNotRepeated(String link) {
    assertThatThrownBy(() -> ServerAddress.of(link, null, RESULTS))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "http://h:0",
        "http://h:65536",
        "h:99999",
        "http://a b:9000",
        "ftp://h"
      })
  void whatIsNoLinkOfAServerIsRefused(String link) {
    assertThatThrownBy(() -> ServerAddress.of(link, null, RESULTS))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--ui-server must be a server's link such as http://127.0.0.1:9000, but was \""
                + link
                + "\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h", "https://h/", "http://h:65535", "h:1"})
  void aLinkMayLeaveOutThePortOrTheProtocolButNotBoth(String link) {
    String base = link.contains("://") ? link : "http://" + link;
    assertThat(ServerAddress.of(link, null, RESULTS).base())
        .isEqualTo(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
  }
}
