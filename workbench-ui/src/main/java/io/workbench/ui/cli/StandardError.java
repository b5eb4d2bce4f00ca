package io.workbench.ui.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * The launcher lets a filter take the JVM's notice of its incubator modules off stderr. What passes
 * a filter is late: behind the answer on stdout, even behind the shell's next prompt. So the
 * launcher hands over the true stderr too, as a descriptor of its own, for all that we print.
 */
final class StandardError {
  private static final String DESCRIPTOR = "workbench.stderr.descriptor";

  private StandardError() {}

  /** Lets {@link System#err} write straight to where stderr goes, where the launcher says how. */
  static void connect() {
    Integer descriptor = Integer.getInteger(DESCRIPTOR);
    if (descriptor == null) {
      return;
    }
    try {
      // There is no public way to an inherited descriptor; the launcher opens java.io for this one.
      Constructor<FileDescriptor> constructor =
          FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      FileOutputStream stream = new FileOutputStream(constructor.newInstance(descriptor));
      System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The launcher names a descriptor for stderr that this Java does not let us use.", e);
    }
  }
}
