package io.workbench.data.source.sfcompute.stub;

import java.io.IOException;

/** Answers a request otherwise than the market's documents promise. */
@FunctionalInterface
public interface Fault {
  /** Sends something in place of the reply's honest answer, or nothing. */
  void play(StubReply reply) throws IOException;
}
