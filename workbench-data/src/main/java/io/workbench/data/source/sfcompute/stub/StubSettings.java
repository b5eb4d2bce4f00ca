package io.workbench.data.source.sfcompute.stub;

import java.time.Clock;

/**
 * What a stub plays.
 *
 * @param source its order books
 * @param clock its time, by which books change
 * @param token the one it accepts
 * @param shape how it writes price levels
 * @param faults which requests it fails
 */
public record StubSettings(
    OrderBookSource source, Clock clock, String token, LevelShape shape, FaultPlan faults) {

  /** A stub without faults that writes levels the simplest way. */
  public static StubSettings of(OrderBookSource source, Clock clock, String token) {
    return new StubSettings(source, clock, token, LevelShape.COUNT, FaultPlan.none());
  }

  /** The same with these faults. */
  public StubSettings with(FaultPlan newFaults) {
    return new StubSettings(source, clock, token, shape, newFaults);
  }

  /** The same with levels written so. */
  public StubSettings with(LevelShape newShape) {
    return new StubSettings(source, clock, token, newShape, faults);
  }

  @Override
  public String toString() {
    return "StubSettings[" + shape + "]";
  }
}
