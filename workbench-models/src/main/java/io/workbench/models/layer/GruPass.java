package io.workbench.models.layer;

import static io.workbench.models.layer.GruSequence.CANDIDATE;
import static io.workbench.models.layer.GruSequence.RESET;
import static io.workbench.models.layer.GruSequence.UPDATE;

import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One pass forward of a batch through a GRU, run on construction, and what it leaves for {@link
 * GruGradient}; the equations are in {@link GruLayer}.
 *
 * <p>A training pass keeps its arrays in the workspace of activations, which lives until the
 * training step ends, so that going back need not run forward once more.
 */
final class GruPass {
  private final GruWeights weights;
  private final GruSequence input;
  private final GruSequence gates;
  private final GruSequence candidates;
  private final GruSequence states;
  private final @Nullable INDArray startState;
  private final Step[] steps;

  /**
   * What one step leaves for the way back, each a contiguous view.
   *
   * @param input x [batch, nIn]
   * @param reset r [batch, H]
   * @param update z [batch, H]
   * @param recurrent R_n h + c_n [batch, H]
   * @param difference h of the step before, minus n [batch, H]
   * @param state h [batch, H]
   */
  record Step(
      INDArray input,
      INDArray reset,
      INDArray update,
      INDArray recurrent,
      INDArray difference,
      INDArray state) {}

  /**
   * Runs forward.
   *
   * @param sequence [batch, nIn, steps]
   * @param startState h before the first step, [batch, H]; null for zeros
   * @param training whether a {@link GruGradient} may follow
   */
  GruPass(
      GruWeights weights,
      INDArray sequence,
      @Nullable INDArray startState,
      boolean training,
      LayerWorkspaceMgr workspaces) {
    check(weights, sequence, startState);
    this.weights = weights;
    this.startState = startState;
    ArrayType kept = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
    long hidden = weights.recurrent().size(0);
    input = GruSequence.of(sequence, kept, workspaces);
    gates = filled(weights.inputBias(), kept, workspaces);
    candidates = GruSequence.like(input, hidden, kept, workspaces);
    states = GruSequence.like(input, hidden, kept, workspaces);
    GruSequence recurrent = filled(weights.recurrentBias(), kept, workspaces);
    GruSequence differences = GruSequence.like(input, hidden, kept, workspaces);
    steps = new Step[input.steps()];
    INDArray before = startState;
    for (int t = 0; t < steps.length; t++) {
      steps[t] = forward(t, before, recurrent, differences);
      before = steps[t].state();
    }
  }

  private Step forward(
      int t, @Nullable INDArray before, GruSequence recurrent, GruSequence differences) {
    Step step =
        new Step(
            input.step(t),
            gates.gate(RESET, t),
            gates.gate(UPDATE, t),
            recurrent.gate(CANDIDATE, t),
            differences.step(t),
            states.step(t));
    Nd4j.gemm(step.input(), weights.input(), gates.step(t), false, false, 1, 1);
    if (before != null) {
      Nd4j.gemm(before, weights.recurrent(), recurrent.step(t), false, false, 1, 1);
    }
    INDArray both = gates.resetAndUpdate(t);
    both.addi(recurrent.resetAndUpdate(t));
    Transforms.sigmoid(both, false);

    INDArray n = candidates.step(t);
    Nd4j.exec(new MulOp(step.reset(), step.recurrent(), n));
    n.addi(gates.gate(CANDIDATE, t));
    Transforms.tanh(n, false);

    if (before == null) {
      Nd4j.exec(new Negative(n, step.difference()));
    } else {
      Nd4j.exec(new SubOp(before, n, step.difference()));
    }
    Nd4j.exec(new MulOp(step.difference(), step.update(), step.state()));
    step.state().addi(n);
    return step;
  }

  /** A copy of h, [batch, H, steps]: the layer above may change what it is given in place. */
  INDArray output(LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, states.values(), 'f');
  }

  /** A copy of h after the last step, [batch, H], outside all workspaces. */
  INDArray lastState() {
    return steps[steps.length - 1].state().dup('f').detach();
  }

  GruWeights weights() {
    return weights;
  }

  GruSequence input() {
    return input;
  }

  /** r and z, then W_n x + b_n: [batch, 3H, steps]. */
  GruSequence gates() {
    return gates;
  }

  /** n: [batch, H, steps]. */
  GruSequence candidates() {
    return candidates;
  }

  Step step(int t) {
    return steps[t];
  }

  /** h before a step, [batch, H]; null for the zeros that a pass starts from. */
  @Nullable INDArray stateBefore(int t) {
    return t > 0 ? steps[t - 1].state() : startState;
  }

  private GruSequence filled(INDArray bias, ArrayType type, LayerWorkspaceMgr workspaces) {
    GruSequence sequence = GruSequence.like(input, bias.length(), type, workspaces);
    INDArray values = sequence.values();
    Nd4j.exec(new BroadcastCopyOp(values, bias.reshape(bias.length()), values, 1));
    return sequence;
  }

  private static void check(GruWeights weights, INDArray sequence, @Nullable INDArray startState) {
    if (sequence.rank() != 3 || sequence.size(1) != weights.input().size(0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A GRU layer expects [batch, %d, steps], but was given %s.",
              weights.input().size(0),
              Arrays.toString(sequence.shape())));
    }
    if (startState != null && startState.size(0) != sequence.size(0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A GRU layer holds the state of %d sequences, but was given %d; clear its state first.",
              startState.size(0),
              sequence.size(0)));
    }
  }
}
