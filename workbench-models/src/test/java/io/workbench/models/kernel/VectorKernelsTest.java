package io.workbench.models.kernel;

class VectorKernelsTest extends ElementKernelsContract {
  @Override
  Kernels kernels() {
    return new VectorKernels();
  }
}
