package io.workbench.train.spec;

import java.nio.file.Path;

/**
 * The place a value was written at, so that an error can name it.
 *
 * @param source the file as the user named it, or the {@code --set} argument
 * @param line from 1, or 0 where lines mean nothing
 * @param folder what a relative path written here is relative to, absolute
 */
record Where(String source, int line, Path folder) {
  /** Starts an error's sentence: {@code run.yaml:12: } */
  String prefix() {
    return line > 0 ? source + ":" + line + ": " : source + ": ";
  }

  Where atLine(int otherLine) {
    return line > 0 ? new Where(source, otherLine, folder) : this;
  }
}
