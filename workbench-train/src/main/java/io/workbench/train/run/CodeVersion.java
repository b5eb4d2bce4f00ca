package io.workbench.train.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds the commit that this code was built from: from git, or from what the build noted. */
public final class CodeVersion {
  private static final String BUILD = "/io/workbench/train/build.properties";

  private CodeVersion() {}

  /** The commit of the checkout that holds the code; absent where neither source knows it. */
  public static ProvenanceRecord.Code find() {
    Path checkout = checkout();
    String commit = checkout == null ? null : git(checkout, "rev-parse", "HEAD");
    if (checkout == null || commit == null || commit.isBlank()) {
      String built = noted("commit");
      return new ProvenanceRecord.Code(built, null);
    }
    String changes = git(checkout, "status", "--porcelain", "--untracked-files=no");
    return new ProvenanceRecord.Code(commit.strip(), changes == null ? null : !changes.isBlank());
  }

  /** The workbench's version as the build noted it. */
  public static String workbench() {
    String version = noted("version");
    return version == null ? "unknown" : version;
  }

  /** The nearest folder above the classes that is this project's git checkout. */
  private static @Nullable Path checkout() {
    Path folder = Path.of(System.getProperty("workbench.home", codeLocation())).toAbsolutePath();
    while (folder != null && !isCheckout(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Someone else's repository that the workbench merely lies in is none. */
  private static boolean isCheckout(Path folder) {
    return Files.exists(folder.resolve(".git"))
        && Files.isDirectory(folder.resolve("workbench-train"));
  }

  private static String codeLocation() {
    java.security.CodeSource source = CodeVersion.class.getProtectionDomain().getCodeSource();
    if (source == null || !"file".equals(source.getLocation().getProtocol())) {
      return "";
    }
    return Path.of(java.net.URI.create(source.getLocation().toString())).toString();
  }

  private static @Nullable String git(Path folder, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = folder.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? output : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static @Nullable String noted(String key) {
    try (InputStream in = CodeVersion.class.getResourceAsStream(BUILD)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      String value = properties.getProperty(key, "");
      return value.isBlank() || value.startsWith("${") ? null : value;
    } catch (IOException e) {
      return null;
    }
  }
}
