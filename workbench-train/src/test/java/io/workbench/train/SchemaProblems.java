package io.workbench.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.workbench.train.run.ResultJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/** Holds a run's {@code result.json} to its JSON Schema. */
final class SchemaProblems {
  private SchemaProblems() {}

  static Set<ValidationMessage> of(RunOutcome outcome) throws IOException {
    Path file = outcome.directory().resolve("result.json");
    try (InputStream schema = ResultJson.class.getResourceAsStream(ResultJson.SCHEMA_RESOURCE)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(schema))
          .validate(new ObjectMapper().readTree(file.toFile()));
    }
  }
}
