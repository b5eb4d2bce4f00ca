package io.workbench.models.kernel;

import java.util.List;

/** What comes after the recurrent layers and makes one number of each window. */
sealed interface Head permits LastStepHead, AttentionHead {

  /** The network's output, [rows, lanes], of which the first column counts. */
  Matrix output();

  /** The gradient of the output, same shape, to be set before backward. */
  Matrix outputGradient();

  void forward(List<LinearTensors> tensors, DropoutKey key, int firstWindow);

  /** Adds to the gradients of the parameters and of the last layer's states. */
  void backward(List<Panels> transposed, List<LinearTensors> gradients);
}
