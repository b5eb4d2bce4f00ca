package io.workbench.models.layer;

import static io.workbench.models.layer.GruSequence.CANDIDATE;
import static io.workbench.models.layer.GruSequence.RESET;
import static io.workbench.models.layer.GruSequence.UPDATE;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The way back through a {@link GruPass}. With dh the gradient of hₜ, what the steps after t carry
 * back included, and a the arguments of the three functions,
 *
 * <pre>
 *   da_z = dh ⊙ (hₜ₋₁ - n) ⊙ z ⊙ (1 - z)      da_n = dh ⊙ (1 - z) ⊙ (1 - n²)
 *   da_r = da_n ⊙ (R_n hₜ₋₁ + c_n) ⊙ r ⊙ (1 - r)
 *   to hₜ₋₁:  dh ⊙ z + Rᵀ [da_r, da_z, da_n ⊙ r]        to xₜ:  Wᵀ [da_r, da_z, da_n]
 * </pre>
 */
final class GruGradient {
  private final GruPass pass;
  private final GruWeights gradients;

  private final GruSequence oneMinusGates;
  private final GruSequence sigmoidSlope;
  private final GruSequence tanhSlope;
  private final GruSequence above;

  /** Gradients of W x + b: da_r, da_z, da_n. */
  private final GruSequence inputSide;

  /** Gradients of R h + c: da_r, da_z, da_n ⊙ r. */
  private final GruSequence recurrentSide;

  /** Gradient of the input. */
  private final GruSequence below;

  /**
   * Prepares the way back.
   *
   * @param epsilon gradient of the output, [batch, H, steps]
   * @param gradients where to write; overwritten
   */
  GruGradient(GruPass pass, INDArray epsilon, GruWeights gradients, LayerWorkspaceMgr workspaces) {
    this.pass = pass;
    this.gradients = gradients;
    INDArray gates = pass.gates().values();
    INDArray candidates = pass.candidates().values();
    // The last third of either is of no gate and never read: all three columns lie in one block,
    // and an operation on less than a block is many times slower.
    oneMinusGates = new GruSequence(gates.rsub(1));
    sigmoidSlope = new GruSequence(gates.mul(oneMinusGates.values()));
    tanhSlope = new GruSequence(candidates.mul(candidates).rsubi(1));
    above = new GruSequence(workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon, 'f'));
    inputSide = zeros(gates.size(1), ArrayType.BP_WORKING_MEM, workspaces);
    recurrentSide = zeros(gates.size(1), ArrayType.BP_WORKING_MEM, workspaces);
    below = zeros(pass.input().values().size(1), ArrayType.ACTIVATION_GRAD, workspaces);
  }

  /**
   * Goes back and writes the gradients of all parameters.
   *
   * @param from the first step that is gone back to; earlier ones have no gradient
   * @return gradient of the input, [batch, nIn, steps]
   */
  INDArray backTo(long from) {
    gradients.input().assign(0);
    gradients.recurrent().assign(0);
    for (int t = above.steps() - 1; t >= from; t--) {
      functions(t);
      products(t);
      if (t > from) {
        carry(t);
      }
    }
    sum(inputSide, gradients.inputBias());
    sum(recurrentSide, gradients.recurrentBias());
    return below.values();
  }

  private void functions(int t) {
    GruPass.Step step = pass.step(t);
    INDArray dh = above.step(t);
    INDArray dz = recurrentSide.gate(UPDATE, t);
    Nd4j.exec(new MulOp(dh, step.difference(), dz));
    dz.muli(sigmoidSlope.gate(UPDATE, t));

    INDArray dn = inputSide.gate(CANDIDATE, t);
    Nd4j.exec(new MulOp(dh, oneMinusGates.gate(UPDATE, t), dn));
    dn.muli(tanhSlope.step(t));
    Nd4j.exec(new MulOp(dn, step.reset(), recurrentSide.gate(CANDIDATE, t)));

    INDArray dr = recurrentSide.gate(RESET, t);
    Nd4j.exec(new MulOp(dn, step.recurrent(), dr));
    dr.muli(sigmoidSlope.gate(RESET, t));
    inputSide.resetAndUpdate(t).assign(recurrentSide.resetAndUpdate(t));
  }

  private void products(int t) {
    INDArray delta = inputSide.step(t);
    INDArray weights = pass.weights().input();
    Nd4j.gemm(pass.step(t).input(), delta, gradients.input(), true, false, 1, 1);
    Nd4j.gemm(delta, weights, below.step(t), false, true, 1, 0);
    INDArray before = pass.stateBefore(t);
    if (before != null) {
      INDArray recurrentDelta = recurrentSide.step(t);
      Nd4j.gemm(before, recurrentDelta, gradients.recurrent(), true, false, 1, 1);
    }
  }

  private void carry(int t) {
    INDArray dh = above.step(t);
    INDArray weights = pass.weights().recurrent();
    dh.muli(pass.step(t).update());
    Nd4j.gemm(recurrentSide.step(t), weights, dh, false, true, 1, 1);
    above.step(t - 1).addi(dh);
  }

  private GruSequence zeros(long width, ArrayType type, LayerWorkspaceMgr workspaces) {
    GruSequence sequence = GruSequence.like(pass.input(), width, type, workspaces);
    sequence.values().assign(0);
    return sequence;
  }

  private static void sum(GruSequence deltas, INDArray gradient) {
    deltas.values().sum(gradient.reshape(gradient.length()), 0, 2);
  }
}
