package io.workbench.data.store;

import io.workbench.data.InputException;
import java.sql.SQLException;

/** A store of which the database itself is broken, which is for a check to report. */
public final class DamageException extends InputException {
  private static final long serialVersionUID = 1L;

  private final String finding;

  /**
   * @param finding what a check says, which need not point to the check
   */
  DamageException(String message, String finding, SQLException cause) {
    super(message, cause);
    this.finding = finding;
  }

  /** One sentence for one who is checking the store. */
  public String finding() {
    return finding;
  }
}
