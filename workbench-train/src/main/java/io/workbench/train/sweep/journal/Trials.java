package io.workbench.train.sweep.journal;

import io.workbench.data.InputException;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalLine.Lost;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.JournalLine.Requeued;
import io.workbench.train.sweep.journal.JournalLine.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The trials of a sweep as its journal tells them; they change by its events alone. */
public final class Trials {
  private final List<TrialRecord> trials = new ArrayList<>();

  /** All trials by number. */
  public List<TrialRecord> all() {
    return List.copyOf(trials);
  }

  /** How many there are. */
  public int size() {
    return trials.size();
  }

  /** The trial of a number that was proposed. */
  public TrialRecord get(int number) {
    return trials.get(number);
  }

  /** How many are in a state. */
  public int count(TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }

  /**
   * Takes in the line of a journal that stands at {@code source}.
   *
   * @throws InputException naming it, when it does not follow from those before
   */
  void replay(JournalLine line, String source) {
    try {
      apply(line.event());
    } catch (IllegalArgumentException e) {
      throw new InputException(source + ": " + e.getMessage(), e);
    }
  }

  /** Takes in an event. */
  public void apply(JournalLine.Event event) {
    if (event instanceof Proposed proposed) {
      propose(proposed);
    } else if (event instanceof Started started) {
      change(started.trial(), trial -> trial.started(started.attempt()));
    } else if (event instanceof Finished finished) {
      change(finished.trial(), trial -> trial.finished(finished));
    } else if (event instanceof Requeued requeued) {
      change(requeued.trial(), trial -> trial.in(TrialState.WAITING));
    } else if (event instanceof Lost lost) {
      change(lost.trial(), trial -> trial.in(TrialState.RUNNING));
    }
  }

  /** What was running when the last process ended has to be run again. */
  void requeueRunning() {
    trials.replaceAll(
        trial ->
            trial.state() == TrialState.RUNNING || trial.state() == TrialState.INTERRUPTED
                ? trial.in(TrialState.WAITING)
                : trial);
  }

  private void propose(Proposed proposed) {
    if (proposed.trial() != trials.size()) {
      throw new IllegalArgumentException(
          "trial "
              + trials.size()
              + " must be proposed next, but it was "
              + proposed.trial()
              + ".");
    }
    trials.add(
        new TrialRecord(
            proposed.trial(),
            proposed.enqueued(),
            proposed.parameters(),
            proposed.point(),
            proposed.seen(),
            TrialState.WAITING,
            null,
            List.of(),
            0,
            0));
  }

  private void change(int number, UnaryOperator<TrialRecord> change) {
    if (number < 0 || number >= trials.size()) {
      throw new IllegalArgumentException("trial " + number + " was never proposed.");
    }
    trials.set(number, change.apply(trials.get(number)));
  }
}
