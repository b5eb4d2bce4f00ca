package io.workbench.ui.serve;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.resources.Resolver;

/**
 * Gives DL4J's training pages their templates as files of one folder, which goes with the last
 * server. Left to itself DL4J copies a template to a further temporary file at each view of a page,
 * to be deleted when the process ends; one that is interrupted or killed leaves them all. DL4J
 * finds this class as a service.
 */
public final class TemplateFiles implements Resolver {
  private static final Pattern TEMPLATE = Pattern.compile("templates/(Training\\w+\\.html\\.ftl)");

  /** Asked before DL4J's own, whose priority is 100. */
  private static final int FIRST = 1;

  /** A copy that is not whole, as on a full disk, is no template. */
  private static final String PART = "part";

  private static int servers;
  private static @Nullable Path folder;

  /** A server begins to show the pages. */
  static synchronized void open() {
    servers++;
  }

  /** A server has ended; the last one takes the folder with it. */
  static synchronized void close() throws IOException {
    servers--;
    Path made = folder;
    if (servers > 0 || made == null) {
      return;
    }
    folder = null;
    if (!Files.isDirectory(made)) {
      return;
    }
    try (var files = Files.list(made)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(made);
  }

  @Override
  public int priority() {
    return FIRST;
  }

  @Override
  public boolean exists(String path) {
    return TEMPLATE.matcher(path).matches();
  }

  @Override
  public boolean directoryExists(String path) {
    return false;
  }

  @Override
  public File asFile(String path) {
    try {
      return copy(path).toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path copy(String path) throws IOException {
    Path made = folder;
    if (made == null || !Files.isDirectory(made)) {
      made = Files.createTempDirectory("workbench-pages-");
      folder = made;
    }
    Path file = made.resolve(path.substring(path.lastIndexOf('/') + 1));
    if (!Files.exists(file)) {
      Path part = made.resolve(PART);
      try (InputStream template = open(path)) {
        Files.copy(template, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, file);
    }
    return file;
  }

  /** Where the templates are now; absent while there is none. */
  static synchronized @Nullable Path folder() {
    return folder;
  }

  private static InputStream open(String path) throws IOException {
    InputStream template = TemplateFiles.class.getClassLoader().getResourceAsStream(path);
    if (template == null) {
      throw new FileNotFoundException(path + " is not in DL4J's jar.");
    }
    return template;
  }

  @Override
  public InputStream asStream(String path) {
    try {
      return open(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void copyDirectory(String path, File target) {
    throw new UnsupportedOperationException("There are no folders here.");
  }

  @Override
  public boolean hasLocalCache() {
    return false;
  }

  @Override
  public @Nullable File localCacheRoot() {
    return null;
  }

  @Override
  public String normalizePath(String path) {
    return path;
  }
}
