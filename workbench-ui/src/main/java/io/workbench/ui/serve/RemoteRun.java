package io.workbench.ui.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.train.run.RecordJson;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.UUID;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.StorageMetaData;
import org.deeplearning4j.ui.model.stats.api.StatsInitializationReport;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.jspecify.annotations.Nullable;

/** One run's reports on their way to a server elsewhere. */
final class RemoteRun implements StatsStorageRouter {
  private final ReportPost post;
  private final String sender = UUID.randomUUID().toString();
  private final String start;
  private volatile @Nullable SentStart info;

  /** Of the thread that sends: such a run is not reported any more. */
  private boolean refused;

  /**
   * The reports of a session.
   *
   * @param folder of the run, as the server may know it
   */
  RemoteRun(ReportPost post, TrainingSession session, String folder) {
    this.post = post;
    start =
        "/api/training/start?sender="
            + sender
            + part("run", session.run())
            + part("name", session.name())
            + part("folder", folder);
  }

  private static String part(String key, String value) {
    return "&" + key + "=" + URLEncoder.encode(value, UTF_8);
  }

  /** The server makes its own. */
  @Override
  public void putStorageMetaData(StorageMetaData metaData) {}

  @Override
  public void putStorageMetaData(Collection<? extends StorageMetaData> metaData) {}

  @Override
  public void putStaticInfo(Persistable staticInfo) {
    if (staticInfo instanceof StatsInitializationReport known) {
      info = SentStart.of(known);
      post.offer(this::begin);
    }
  }

  @Override
  public void putStaticInfo(Collection<? extends Persistable> infos) {
    infos.forEach(this::putStaticInfo);
  }

  @Override
  public void putUpdate(Persistable update) {
    if (update instanceof StatsReport report) {
      post.offer(() -> send(SentReport.of(report)));
    }
  }

  @Override
  public void putUpdate(Collection<? extends Persistable> updates) {
    updates.forEach(this::putUpdate);
  }

  private void begin() {
    SentStart known = info;
    if (known != null) {
      send(start, RecordJson.line(known));
    }
  }

  /** A server that was started anew does not know the run yet. */
  private void send(SentReport report) {
    if (refused || !report.isSound()) {
      return;
    }
    String path = "/api/training/report?sender=" + sender;
    String body = RecordJson.line(report);
    if (send(path, body) == ReportReceiver.UNKNOWN) {
      begin();
      if (!refused) {
        post.send(path, body);
      }
    }
  }

  private int send(String path, String body) {
    int status = post.send(path, body);
    refused |= ReportPost.isRefusal(status);
    return status;
  }
}
