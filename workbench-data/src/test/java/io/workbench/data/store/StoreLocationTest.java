package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
  @Test
  void plainPathAndSqliteUrlAreTheSameFile() {
    assertThat(StoreLocation.of("data/market.db"))
        .isEqualTo(StoreLocation.of("jdbc:sqlite:data/market.db"))
        .isEqualTo(new StoreLocation("jdbc:sqlite:data/market.db", Path.of("data", "market.db")));
    assertThat(StoreLocation.of("data/market.db").name()).isEqualTo("data/market.db");
  }

  @Test
  void postgresqlIsNamedWithoutItsSettings() {
    StoreLocation location = StoreLocation.of("jdbc:postgresql://host:5432/gpu?user=me&ssl=true");

    assertThat(location.file()).isNull();
    assertThat(location.name()).isEqualTo("jdbc:postgresql://host:5432/gpu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/gpu?user=me&password=secret",
        "jdbc:postgresql://host/gpu?PASSWORD=secret",
        "jdbc:postgresql://me:secret@host/gpu"
      })
  void passwordsAreRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> StoreLocation.of(url))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set PGUSER and PGPASSWORD instead")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://host/gpu", "", "market.db?mode=memory"})
  void otherPlacesAreRefused(String text) {
    assertThatThrownBy(() -> StoreLocation.of(text))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("A store");
  }

  @Test
  void answersLieBesideTheSnapshots() {
    assertThat(StoreLocation.answersFile(Path.of("data/market.db")))
        .isEqualTo(Path.of("data/market.raw.db"));
    assertThat(StoreLocation.answersFile(Path.of("market"))).isEqualTo(Path.of("market.raw"));
  }
}
