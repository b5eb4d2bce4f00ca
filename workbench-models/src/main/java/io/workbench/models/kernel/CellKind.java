package io.workbench.models.kernel;

/** The kinds of recurrent cells, and how many products of the hidden size each needs. */
enum CellKind {
  RNN(1),
  GRU(3),
  LSTM(4);

  private final int gates;

  CellKind(int gates) {
    this.gates = gates;
  }

  int gates() {
    return gates;
  }
}
