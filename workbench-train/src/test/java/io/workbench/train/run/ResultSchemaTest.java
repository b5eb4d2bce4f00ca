package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();
  private static final RunResult PANEL = ResultSamples.panel("a".repeat(64), "b".repeat(64));

  @Test
  void everyResultIsValid() throws JsonProcessingException {
    assertThat(problems(tree(ResultSamples.complete()))).isEmpty();
    assertThat(problems(tree(ResultSamples.failed()))).isEmpty();
    assertThat(problems(tree(PANEL))).isEmpty();
  }

  @Test
  void theSchemaItselfIsValid() throws IOException {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    try (InputStream stream = resource()) {
      assertThat(metaSchema.validate(MAPPER.readTree(stream))).isEmpty();
    }
  }

  @Test
  void anUnknownFieldFailsWhereverItStands() throws JsonProcessingException {
    unknownFieldsFail(tree(ResultSamples.complete()));
    unknownFieldsFail(tree(PANEL));
  }

  private static void unknownFieldsFail(JsonNode sample) {
    for (String pointer : closedObjects(sample)) {
      JsonNode altered = sample.deepCopy();
      ((ObjectNode) altered.at(pointer)).put("surprise", 1);

      assertThat(problems(altered)).as("surprise in " + pointer).isNotEmpty();
    }
  }

  @Test
  void aMissingFieldFailsWhereverItIsRequired() throws JsonProcessingException {
    // All that a failed run still writes is required.
    JsonNode sample = tree(ResultSamples.failed());
    List<String> accepted = new ArrayList<>();
    for (String pointer : closedObjects(sample)) {
      List<String> names = new ArrayList<>();
      sample.at(pointer).fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode altered = sample.deepCopy();
        ((ObjectNode) altered.at(pointer)).remove(name);
        if (problems(altered).isEmpty()) {
          accepted.add(pointer + "/" + name);
        }
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void aCompleteRunNeedsItsScores() throws JsonProcessingException {
    JsonNode sample = tree(ResultSamples.complete());
    for (Map.Entry<String, String> needed :
        Map.of("", "skill", "/metrics", "test", "/baselines", "persistence").entrySet()) {
      JsonNode altered = sample.deepCopy();
      ((ObjectNode) altered.at(needed.getKey())).remove(needed.getValue());

      assertThat(problems(altered)).as(needed.toString()).isNotEmpty();
    }
  }

  @Test
  void aNewerVersionFails() throws JsonProcessingException {
    ObjectNode altered = tree(ResultSamples.complete()).deepCopy();
    altered.put("schemaVersion", 2);

    assertThat(problems(altered))
        .extracting(problem -> problem.getInstanceLocation().toString())
        .containsExactly("$.schemaVersion");
  }

  /** Pointers of the objects whose fields the schema lists: not the spec, nor maps by name. */
  private static List<String> closedObjects(JsonNode sample) {
    List<String> pointers = new ArrayList<>();
    collect(sample, "", pointers);
    return pointers;
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    boolean open =
        Set.of("/spec", "/instruments", "/provenance/environment/versions").contains(pointer)
            || pointer.endsWith("/baselines");
    if (node.isObject() && !open) {
      pointers.add(pointer);
    }
    if (!pointer.equals("/spec")) {
      node.fields()
          .forEachRemaining(
              field -> collect(field.getValue(), pointer + "/" + field.getKey(), pointers));
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      collect(node.get(index), pointer + "/" + index, pointers);
    }
  }

  private static Set<ValidationMessage> problems(JsonNode result) {
    return SCHEMA.validate(result);
  }

  private static JsonNode tree(RunResult result) throws JsonProcessingException {
    return MAPPER.readTree(ResultJson.text(result));
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource());
  }

  private static InputStream resource() {
    return Objects.requireNonNull(ResultJson.class.getResourceAsStream(ResultJson.SCHEMA_RESOURCE));
  }
}
