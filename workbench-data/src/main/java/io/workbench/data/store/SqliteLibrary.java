package io.workbench.data.store;

import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library in JavaCPP's cache, where ND4J's are. Left to itself the driver copies it
 * into the temporary folder for each process, and a process that is halted or killed leaves it.
 */
final class SqliteLibrary {
  private static final String FOLDER = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  private SqliteLibrary() {}

  /** Before the first connection. Where there is no cache the driver does as it does. */
  static void useCached() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try {
      File cached = Loader.cacheResource(SQLiteJDBCLoader.class, resource);
      if (cached != null) {
        System.setProperty(FOLDER, cached.getParent());
        System.setProperty(NAME, name);
      }
    } catch (IOException noCache) {
      LOG.debug("SQLite's library cannot be cached.", noCache);
    }
  }
}
