package io.workbench.train.loop;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.EpochRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A run after a whole number of epochs, as one file that is replaced after each. The schedules'
 * states are not in it: they follow from the history.
 *
 * @param engine description of the engine whose state it is
 * @param identity of the run, so that it never goes on with another spec or other data
 * @param startedAtMillis when the run first started
 * @param history one record an epoch
 * @param state after the last epoch
 * @param bestParameters after the best epoch
 */
public record Checkpoint(
    String engine,
    RunIdentity identity,
    long startedAtMillis,
    List<EpochRecord> history,
    EngineState state,
    float[] bestParameters) {
  private static final int MAGIC = 0x57424332;

  /** Writes the file whole: a reader sees this checkpoint or the one before. */
  public void write(Path file) {
    AtomicFiles.write(file, toBytes());
  }

  /** Reads the file back to the bit, or says in one sentence that it is damaged. */
  public static Checkpoint read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      requireChecksum(bytes, file);
      return fromBytes(bytes);
    } catch (IOException e) {
      throw new InputException(
          file + ": the checkpoint cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  /** Time that the epochs so far have taken. */
  public double secondsOfEpochs() {
    return history.stream().mapToDouble(EpochRecord::seconds).sum();
  }

  private byte[] toBytes() {
    int floats = state.parameters().length + state.optimizer().length + bestParameters.length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * floats + 65_536);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeUTF(engine);
      identity.write(out);
      out.writeLong(startedAtMillis);
      out.writeInt(history.size());
      for (EpochRecord epoch : history) {
        writeEpoch(out, epoch);
      }
      out.writeInt(state.iterations());
      writeFloats(out, state.parameters());
      writeFloats(out, state.optimizer());
      writeFloats(out, bestParameters);
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory must not fail.", e);
    }
    return bytes.toByteArray();
  }

  private static Checkpoint fromBytes(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 4, bytes.length - 4));
    String engine = in.readUTF();
    RunIdentity identity = RunIdentity.read(in);
    long startedAtMillis = in.readLong();
    List<EpochRecord> history = new ArrayList<>();
    int epochs = in.readInt();
    for (int epoch = 0; epoch < epochs; epoch++) {
      history.add(readEpoch(in));
    }
    int iterations = in.readInt();
    EngineState state = new EngineState(readFloats(in), readFloats(in), iterations);
    return new Checkpoint(engine, identity, startedAtMillis, history, state, readFloats(in));
  }

  private static void requireChecksum(byte[] bytes, Path file) {
    boolean whole =
        bytes.length > 12
            && ByteBuffer.wrap(bytes).getInt() == MAGIC
            && ByteBuffer.wrap(bytes).getLong(bytes.length - 8)
                == checksum(bytes, bytes.length - 8);
    if (!whole) {
      throw new InputException(file + ": the checkpoint is damaged, its checksum does not match.");
    }
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  private static void writeEpoch(DataOutputStream out, EpochRecord epoch) throws IOException {
    out.writeInt(epoch.epoch());
    out.writeDouble(orNaN(epoch.trainLoss()));
    out.writeDouble(orNaN(epoch.validationLoss()));
    out.writeDouble(epoch.learningRate());
    out.writeDouble(orNaN(epoch.gradientNorm()));
    out.writeDouble(epoch.seconds());
  }

  private static double orNaN(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static EpochRecord readEpoch(DataInputStream in) throws IOException {
    return new EpochRecord(
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(buffer.array());
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
    return values;
  }
}
