package io.workbench.ui.serve;

import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.SampledListener;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.loop.TravellingListeners;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of this process as sessions of a server elsewhere. Whatever becomes of that server,
 * training goes on at its pace: what cannot be sent at once is dropped.
 */
public final class RemoteSessions implements TrainingListeners {
  private final ServerAddress address;
  private final @Nullable Path folder;
  private final ReportPost post;

  /** Sends to a server. */
  public RemoteSessions(ServerAddress address) {
    this(address, null);
  }

  /**
   * Sends to a server that knows the run by another folder than this machine's.
   *
   * @param folder of the run, absent where the server sees the same folders
   */
  RemoteSessions(ServerAddress address, @Nullable Path folder) {
    this.address = address;
    this.folder = folder;
    post = new ReportPost(address);
  }

  @Override
  public List<SampledListener> forRun(RunStart start) {
    RunSpec spec = RunSpecs.read(start.directory().resolve("spec.yaml"), List.of());
    Path known = folder == null ? start.directory().toAbsolutePath() : folder;
    TrainingSession session = TrainingSession.of(Path.of(address.results()), known, spec);
    return List.of(
        RunReports.listener(session.id(), new RemoteRun(post, session, known.toString())));
  }

  @Override
  public TravellingListeners travelling() {
    return address;
  }

  /** Sends what waits, for a moment. */
  @Override
  public void close() {
    post.close();
  }
}
