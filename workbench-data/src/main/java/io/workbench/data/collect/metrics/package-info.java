/**
 * What a collector counts, and the server on the loopback address that tells it to Prometheus.
 * Nothing here polls or stores, and the collector knows nothing of it.
 */
@NullMarked
package io.workbench.data.collect.metrics;

import org.jspecify.annotations.NullMarked;
