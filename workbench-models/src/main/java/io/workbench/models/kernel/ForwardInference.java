package io.workbench.models.kernel;

import java.util.Arrays;

/** Inference by the forward half of a training pass, with nothing dropped. */
final class ForwardInference implements InferencePass {
  private final NetworkPass pass;
  private final NetworkTensors tensors;
  private final DropoutKey[] keys;

  ForwardInference(PassShape shape, NetworkTensors tensors) {
    pass = new NetworkPass(shape);
    this.tensors = tensors;
    keys = new DropoutKey[shape.plan().layers()];
    Arrays.fill(keys, new DropoutKey(0));
  }

  @Override
  public void run(float[] windows, int first) {
    pass.load(windows, first);
    pass.forward(tensors, keys, first);
  }

  @Override
  public float output(int row) {
    return pass.output(row);
  }
}
