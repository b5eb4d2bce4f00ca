package io.workbench.data.store;

import io.workbench.data.source.StoreBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link StoreBenchmark} on PostgreSQL, with the settings that the server comes with but for fsync:
 *
 * <pre>mvn -B -pl workbench-data test -Dtest=PostgresStoreBenchmark</pre>
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class PostgresStoreBenchmark {
  @Test
  void postgres(@TempDir Path folder) throws IOException, SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      StoreBenchmark.run("PostgreSQL", StoreLocation.of(server.newDatabase()), folder);
    }
  }
}
