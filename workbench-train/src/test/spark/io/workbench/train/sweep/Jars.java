package io.workbench.train.sweep;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The workbench and its libraries as the jars that a cluster is shipped. */
final class Jars {
  private Jars() {}

  /**
   * The runtime class path that the build noted, with this module's classes as a jar in a folder.
   */
  static List<Path> shipped(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(jar(Path.of("target", "classes"), folder));
    String runtime = Files.readString(Path.of("target", "runtime.txt")).strip();
    for (String entry : runtime.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      jars.add(Files.isDirectory(path) ? jar(path, folder) : path);
    }
    return jars;
  }

  private static Path jar(Path classes, Path folder) throws IOException {
    Path jar = Files.createTempFile(folder, "classes", ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }
}
