package io.workbench.models.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One step of 64 cells over 16 windows, without its products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class CellBenchmark {
  private final Cell rnn = cell(CellKind.RNN);
  private final Cell gru = cell(CellKind.GRU);
  private final Cell lstm = cell(CellKind.LSTM);

  private static Cell cell(CellKind kind) {
    CellShape shape = new CellShape(KernelProvider.best(), kind, 16, 2, 64, false);
    Matrix hidden = shape.stateMatrix();
    Matrix gradient = shape.stateMatrix();
    return switch (kind) {
      case RNN -> new RnnCell(shape, hidden, gradient);
      case GRU -> new GruCell(shape, hidden, gradient);
      case LSTM -> new LstmCell(shape, hidden, gradient);
    };
  }

  @Benchmark
  public void rnnForward() {
    rnn.forward(1);
  }

  @Benchmark
  public void rnnBackward() {
    rnn.backward(1);
  }

  @Benchmark
  public void gruForward() {
    gru.forward(1);
  }

  @Benchmark
  public void gruBackward() {
    gru.backward(1);
  }

  @Benchmark
  public void lstmForward() {
    lstm.forward(1);
  }

  @Benchmark
  public void lstmBackward() {
    lstm.backward(1);
  }
}
