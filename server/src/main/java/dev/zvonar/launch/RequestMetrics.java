package dev.zvonar.launch;

import dev.zvonar.telemetry.Metrics;
import dev.zvonar.web.Requests;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/// Times the answers of the console, by method, route and status. Routes and methods are as many as
/// the API has, so the figures are bounded whatever is asked for.
final class RequestMetrics implements Requests {
  private final MeterRegistry registry;

  RequestMetrics(Metrics metrics) {
    this.registry = metrics.registry();
  }

  @Override
  public void answered(String method, String pattern, int status, long beginNanos) {
    var known = pattern.equals("asset") ? "GET" : method;
    registry
        .timer("http.requests", "method", known, "route", pattern, "status", String.valueOf(status))
        .record(System.nanoTime() - beginNanos, TimeUnit.NANOSECONDS);
  }
}
