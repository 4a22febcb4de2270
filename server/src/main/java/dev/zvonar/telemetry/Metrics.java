package dev.zvonar.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/// The figures of this process, as Prometheus reads them.
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  /// An empty registry: for tests, and for tools that count nothing of the machine.
  public Metrics() {}

  /// A registry that also shows the JVM and the process: memory, pauses, threads, files, CPU.
  public static Metrics ofProcess() {
    var metrics = new Metrics();
    metrics.collector.bindTo(metrics.registry);
    new JvmMemoryMetrics().bindTo(metrics.registry);
    new JvmThreadMetrics().bindTo(metrics.registry);
    new ClassLoaderMetrics().bindTo(metrics.registry);
    new ProcessorMetrics().bindTo(metrics.registry);
    new FileDescriptorMetrics().bindTo(metrics.registry);
    new UptimeMetrics().bindTo(metrics.registry);
    return metrics;
  }

  /// Where counters and timers are registered. Look a meter up once and keep it.
  public MeterRegistry registry() {
    return registry;
  }

  /// Shows a bounded thing: `name` is how much of it is used, `name.limit` how much there is.
  public void bounded(String name, Supplier<Number> used, Supplier<Number> limit) {
    Gauge.builder(name, used).register(registry);
    Gauge.builder(name + ".limit", limit).register(registry);
  }

  /// All figures in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
