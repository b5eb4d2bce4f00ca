package io.workbench.data.source;

/**
 * The Kalman filter (Kalman 1960, J. Basic Engineering 82) of two states of which only the noisy
 * sum is observed: it keeps their mean and covariance given all observations so far, exact for
 * Gaussian noise.
 *
 * <pre>
 * states:      a' = transitionA a + input + noise     b' = transitionB b + noise     {@link #predict}
 * observation: y  = a + b + noise                                                    {@link #update}
 * </pre>
 */
final class KalmanFilter {
  private final double transitionA;
  private final double transitionB;
  private double meanA;
  private double meanB;
  private double varianceA;
  private double varianceB;
  private double covariance;

  /** Starts from independent states of mean 0. */
  KalmanFilter(double transitionA, double varianceA, double transitionB, double varianceB) {
    this.transitionA = transitionA;
    this.transitionB = transitionB;
    this.varianceA = varianceA;
    this.varianceB = varianceB;
  }

  /** Moves the states one step on. */
  void predict(double input, double noiseVarianceA, double noiseVarianceB) {
    meanA = transitionA * meanA + input;
    meanB = transitionB * meanB;
    varianceA = transitionA * transitionA * varianceA + noiseVarianceA;
    varianceB = transitionB * transitionB * varianceB + noiseVarianceB;
    covariance *= transitionA * transitionB;
  }

  /** Takes in an observation; exact knowledge (all variances zero) stays as it is. */
  void update(double observed, double noiseVariance) {
    double withA = varianceA + covariance;
    double withB = varianceB + covariance;
    double total = withA + withB + noiseVariance;
    if (total == 0) {
      return;
    }
    double surprise = observed - meanA - meanB;
    meanA += withA / total * surprise;
    meanB += withB / total * surprise;
    varianceA -= withA / total * withA;
    varianceB -= withB / total * withB;
    covariance -= withA / total * withB;
  }

  double meanA() {
    return meanA;
  }

  double meanB() {
    return meanB;
  }
}
