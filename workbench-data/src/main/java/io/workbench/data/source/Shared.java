package io.workbench.data.source;

/** Standard normal numbers of which a share of the variance is common to several instruments. */
final class Shared {
  private final double commonPart;
  private final double ownPart;
  private final GaussianSource common;
  private final GaussianSource own;

  Shared(double correlation, GaussianSource common, GaussianSource own) {
    commonPart = Math.sqrt(correlation);
    ownPart = Math.sqrt(1 - correlation);
    this.common = common;
    this.own = own;
  }

  double next() {
    return commonPart * common.next() + ownPart * own.next();
  }
}
