package io.workbench.data.audit;

import java.util.List;

/**
 * All that an audit checked, in order.
 *
 * @param checks at least one
 */
public record AuditResult(List<AuditCheck> checks) {

  /** Whether every check was passed. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** The checks that were not passed. */
  public List<AuditCheck> failures() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }
}
