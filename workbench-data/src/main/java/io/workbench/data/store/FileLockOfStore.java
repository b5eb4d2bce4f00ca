package io.workbench.data.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a SQLite file: the operating system's, on a small file beside it, which says who
 * holds it and stays when it is let go.
 */
final class FileLockOfStore implements StoreLock {
  // Closing any channel of a file lets go of this process's lock on it, so that a second attempt
  // must not even open the file.
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();
  private static final int MOST_WORDS = 200;

  private final Path key;
  private final FileChannel channel;

  private FileLockOfStore(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  static FileLockOfStore hold(Path store, String what) {
    Path file = fileOf(real(store));
    String words = what + " (process " + ProcessHandle.current().pid() + ")";
    Path key = key(store, file);
    String here = HELD_HERE.putIfAbsent(key, words);
    if (here != null) {
      throw StoreLock.taken(store.toString(), here);
    }
    boolean held = false;
    try {
      FileLockOfStore lock = new FileLockOfStore(key, lock(store, file, words));
      held = true;
      return lock;
    } catch (IOException e) {
      throw new OutputException("Cannot write " + file + ": " + IoReason.of(e) + ".", e);
    } finally {
      if (!held) {
        HELD_HERE.remove(key);
      }
    }
  }

  /** The lock's file: {@code market.db.lock} of market.db. */
  static Path fileOf(Path store) {
    return store.resolveSibling(store.getFileName() + ".lock");
  }

  private static FileChannel lock(Path store, Path file, String words) throws IOException {
    FileChannel channel = open(store, file);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
      if (!locked) {
        throw StoreLock.taken(store.toString(), said(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(UTF_8)));
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path store, Path file) {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(store, e);
    }
  }

  /** What a link leads to; a store that is not there yet has the name it is given. */
  private static Path real(Path store) {
    try {
      return Files.exists(store) ? store.toRealPath() : store;
    } catch (IOException e) {
      throw unusable(store, e);
    }
  }

  /** What the holder wrote, unless it has not yet. */
  private static String said(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_WORDS);
    channel.read(bytes, 0);
    String words = new String(bytes.array(), 0, bytes.position(), UTF_8);
    return words.matches("[\\w ]+ \\(process \\d+\\)") ? words : "another process";
  }

  /** One for all names of the file. */
  private static Path key(Path store, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return Files.isSymbolicLink(file) || folder == null
          ? file.toRealPath()
          : folder.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw unusable(store, e);
    }
  }

  private static InputException unusable(Path store, IOException fault) {
    return new InputException(
        store + " cannot be opened: its folder must be there and writable.", fault);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new OutputException("Cannot close the lock " + key + ": " + IoReason.of(e) + ".", e);
    } finally {
      HELD_HERE.remove(key);
    }
  }
}
