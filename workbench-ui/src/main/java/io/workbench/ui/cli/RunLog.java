package io.workbench.ui.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import io.workbench.train.run.RunDirectory;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The full log of one run, in {@code run.log} beside its result. */
final class RunLog implements AutoCloseable {
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

  private RunLog(Path directory) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger - %msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setName("run");
    appender.setFile(RunDirectory.log(directory).toString());
    appender.setAppend(true);
    appender.setEncoder(encoder);
    appender.start();
    root().addAppender(appender);
  }

  static RunLog in(Path directory) {
    return new RunLog(directory);
  }

  @Override
  public void close() {
    root().detachAppender(appender);
    appender.stop();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
