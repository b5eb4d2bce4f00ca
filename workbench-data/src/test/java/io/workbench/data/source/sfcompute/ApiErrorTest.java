package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"type\":\"not_found\",\"message\":\"No.\"}}",
        "{\"type\":\"not_found\",\"message\":\"No.\"}",
        "{\"object\":\"error\",\"code\":\"not_found\",\"message\":\"No.\"}"
      })
  void allThreeShapesAreRead(String body) {
    assertThat(read(body)).isEqualTo(new ApiError("not_found", "No.", List.of()));
  }

  @Test
  void detailsNameTheirFields() {
    ApiError error =
        read(
            """
            {"error":{"type":"unprocessable_entity","message":"Invalid.","details":[
              {"field":"end_at","code":"too_far","message":"too far off"},
              {"field":null,"code":"x","message":"odd"},
              {"field":"depth","code":"range"}]}}""");

    assertThat(error.details()).containsExactly("end_at: too far off", "odd", "depth: range");
    assertThat(error.clause())
        .isEqualTo("unprocessable_entity; Invalid; end_at: too far off, odd, depth: range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bad Gateway", "<html>", "{}", "[]", "{\"error\":\"x\"}", "null"})
  void anythingElseIsNone(String body) {
    assertThat(ApiError.read(body.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void longAndManyLinedTextBecomesOneShortLine() {
    ApiError error = read("{\"type\":\"a\",\"message\":\"" + "x\\n\\t".repeat(5000) + "\"}");

    assertThat(error.clause()).hasSizeLessThan(210).startsWith("a; x x x").endsWith("…");
  }

  private static ApiError read(String body) {
    return Objects.requireNonNull(ApiError.read(body.getBytes(StandardCharsets.UTF_8)));
  }
}
