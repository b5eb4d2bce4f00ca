package io.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("horizon", "length", "target");

  @Test
  void findsTheNameWithFewestChangedLetters() {
    assertThat(NearestName.of("lenght", KNOWN)).contains("length");
    assertThat(NearestName.of("Horizont", KNOWN)).contains("horizon");
    assertThat(NearestName.of("target", KNOWN)).contains("target");
  }

  @Test
  void findsNothingWhereMostLettersDiffer() {
    assertThat(NearestName.of("seed", KNOWN)).isEmpty();
    assertThat(NearestName.of("", KNOWN)).isEmpty();
  }

  @Test
  void theClosestIsTheFirstOfEqualsHoweverFar() {
    assertThat(NearestName.closest("zz", List.of("abc", "aaa", "zzzz"))).isEqualTo("zzzz");
    assertThat(NearestName.closest("x", List.of("ab", "cd"))).isEqualTo("ab");
    assertThat(NearestName.closest("x", List.of())).isEmpty();
  }
}
