package io.workbench.data.store;

import io.workbench.data.InputException;
import java.util.Locale;

/**
 * Holds a store for the one who collects into it or rebuilds it, for as long as it does; a process
 * that ends in whatever way lets go of it. Who only reads, imports or exports needs none.
 */
public interface StoreLock extends AutoCloseable {
  /**
   * Holds the store, which need not be there yet.
   *
   * @param what holds it, for the one who is refused, such as {@code a collector}
   * @throws InputException when another, of this process or any other, holds it
   * @throws io.workbench.data.OutputException when nobody can tell
   */
  static StoreLock hold(StoreLocation location, String what) {
    return location.file() == null
        ? PostgresLock.hold(location, what)
        : FileLockOfStore.hold(location.file(), what);
  }

  /** Lets go of it. */
  @Override
  void close();

  /** The sentence for the one who is refused. */
  static InputException taken(String store, String holder) {
    return new InputException(
        String.format(Locale.ROOT, "%s is in use: %s holds it; stop it first.", store, holder));
  }
}
