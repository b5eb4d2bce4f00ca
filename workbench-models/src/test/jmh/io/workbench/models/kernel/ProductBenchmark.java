package io.workbench.models.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The products of an LSTM layer of 64 units over 16 windows of 12 steps: rows x depth x columns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {
  /**
   * Input products of all steps, one step's recurrent product, one window's, one step's gradient.
   */
  @Param({"192x64x256", "16x64x256", "1x64x256", "16x256x64"})
  public String size = "16x64x256";

  private final Kernels kernels = KernelProvider.best();
  private Matrix left = Matrix.zeros(1, 1);
  private Panels right = Panels.of(left.columns(0, 0), 1);
  private Panels result = right;

  @Setup
  public void create() {
    String[] sizes = size.split("x", -1);
    int rows = Integer.parseInt(sizes[0]);
    int depth = Integer.parseInt(sizes[1]);
    int columns = Integer.parseInt(sizes[2]);
    left = Matrix.zeros(rows, depth);
    right = Panels.packed(new float[depth * columns], 0, depth, columns, kernels.lanes());
    result = Panels.of(Matrix.zeros(rows, columns), kernels.lanes());
  }

  @Benchmark
  public float[] product() {
    kernels.multiplyAdd(left, right, result);
    return result.data;
  }
}
