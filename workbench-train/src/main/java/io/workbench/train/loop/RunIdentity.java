package io.workbench.train.loop;

import io.workbench.data.InputException;
import io.workbench.train.spec.FlatSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a run keeps from its start to its end. A result is true only of a run in which none of it
 * ever changed, so going on with another spec or with other data is refused.
 *
 * @param settings of the resolved spec, such as {@code model.hiddenSize} with {@code 8}; paths are
 *     relative to the run's folder
 * @param dataSha256 of the data
 */
public record RunIdentity(Map<String, String> settings, String dataSha256) {
  public RunIdentity {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Refuses the settings of a spec that was edited since, naming the first that differs. Tags may
   * differ: they change no number.
   */
  public void requireSettings(Map<String, String> later, Path run) {
    Map<String, String> began = FlatSpec.withoutTags(settings);
    Map<String, String> now = FlatSpec.withoutTags(later);
    Set<String> keys = new LinkedHashSet<>(began.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String before = began.getOrDefault(key, "absent");
      String after = now.getOrDefault(key, "absent");
      if (!before.equals(after)) {
        throw new InputException(
            run
                + ": a run goes on with the spec it began with, but "
                + (key + " was " + before + " and now is " + after + "."));
      }
    }
  }

  /** Refuses other data. */
  public void requireData(String sha256, Path run) {
    if (!dataSha256.equals(sha256)) {
      throw new InputException(
          run
              + (": a run goes on with the data it began with, SHA-256 " + dataSha256)
              + (", but the data now have " + sha256 + "."));
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(settings.size());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      writeText(out, setting.getKey());
      writeText(out, setting.getValue());
    }
    writeText(out, dataSha256);
  }

  static RunIdentity read(DataInputStream in) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    int count = in.readInt();
    for (int setting = 0; setting < count; setting++) {
      String key = readText(in);
      settings.put(key, readText(in));
    }
    return new RunIdentity(settings, readText(in));
  }

  /** A long list of features does not fit in {@link DataOutputStream#writeUTF}. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
