package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.SearchSpace;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.UniformCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;

/**
 * Arbiter's genetic search with every random generator seeded, which its defaults are not. The
 * population is smaller than Arbiter's 30, which would leave a short sweep random to its end, and
 * does not follow the number of trials, which may grow in the middle of a sweep; a gene mutates at
 * the usual rate of one in the genome's length.
 */
final class GeneticFactory implements GeneratorProposer.Factory {
  private static final int POPULATION = 12;
  private static final double LEAST_MUTATION = 0.1;

  private final SearchSpace space;

  GeneticFactory(SearchSpace space) {
    this.space = space;
  }

  @Override
  public CandidateGenerator create(int trial, RandomGenerator random) {
    return new GeneticSearchCandidateGenerator.Builder(
            new SettingsSpace(space), new LowerIsBetter())
        .populationModel(new PopulationModel.Builder().populationSize(POPULATION).build())
        .selectionOperator(
            new GeneticSelectionOperator.Builder()
                .randomGenerator(random)
                .crossoverOperator(
                    new UniformCrossover.Builder()
                        .randomGenerator(random)
                        .parentSelection(new RandomTwoParentSelection(random))
                        .build())
                .mutationOperator(
                    new RandomMutationOperator.Builder()
                        .mutationRate(Math.max(LEAST_MUTATION, 1.0 / space.dimensions()))
                        .randomGenerator(random)
                        .build())
                .build())
        .build();
  }
}
