import { isKnownCode } from '../guard/request-refused';
import type { Observation } from '../pipeline';

/** Seconds; an answer within the first is usually one that needed no subgraph. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A figure that is read when the metrics are. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  read(): number;
}

export interface Metrics {
  observe(observation: Observation): void;
  /** The text that Prometheus reads, with gauges as they stand now. */
  print(gauges: readonly Gauge[]): string;
}

/** Requests by kind, outcome and code; a histogram of durations; gauges. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const labelOf = createCodeLabels();
  const durations = new Map<string, Histogram>();

  return {
    observe({ kind, outcome, code, seconds }) {
      const labels = `kind="${kind}",outcome="${outcome}",code="${labelOf(code)}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      // Without an operation nothing ran, and a subscription's duration is only that of its start.
      if (kind !== 'query' && kind !== 'mutation') return;
      let histogram = durations.get(kind);
      if (histogram === undefined) durations.set(kind, (histogram = createHistogram()));
      histogram.add(seconds);
    },
    print(gauges) {
      const blocks = [
        block('lahella_requests_total', 'counter', 'Requests that were answered.', [
          ...[...requests].map(([labels, count]) => `lahella_requests_total{${labels}} ${count}`),
        ]),
        block('lahella_request_seconds', 'histogram', 'Time from operation to answer.', [
          ...[...durations].flatMap(([kind, histogram]) => histogram.print(kind)),
        ]),
        ...gauges.map((gauge) =>
          block(gauge.name, 'gauge', gauge.help, [`${gauge.name} ${gauge.read()}`]),
        ),
      ];
      return `${blocks.join('\n')}\n`;
    },
  };
}

/** Codes of foreign subgraphs that have a label of their own. */
const mostForeignCodes = 50;

/**
 * Codes of foreign subgraphs become labels: only what a code looks like, and as many as a service has
 * codes. One that puts an id into each would have a time series for every answer.
 */
function createCodeLabels(): (code: string | null) => string {
  const foreign = new Set<string>();
  return (code) => {
    if (code === null || isKnownCode(code)) return code ?? '';
    if (foreign.has(code)) return code;
    if (foreign.size === mostForeignCodes || !/^\w{1,64}$/.test(code)) return 'OTHER';
    foreign.add(code);
    return code;
  };
}

const block = (name: string, type: string, help: string, lines: readonly string[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');

interface Histogram {
  add(seconds: number): void;
  print(kind: string): readonly string[];
}

function createHistogram(): Histogram {
  const counts = buckets.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    add(seconds) {
      const index = buckets.findIndex((bound) => seconds <= bound);
      if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
      count += 1;
      sum += seconds;
    },
    print(kind) {
      const name = 'lahella_request_seconds';
      let below = 0;
      const lines = buckets.map((bound, index) => {
        below += counts[index] ?? 0;
        return `${name}_bucket{kind="${kind}",le="${bound}"} ${below}`;
      });
      return [
        ...lines,
        `${name}_bucket{kind="${kind}",le="+Inf"} ${count}`,
        `${name}_sum{kind="${kind}"} ${sum}`,
        `${name}_count{kind="${kind}"} ${count}`,
      ];
    },
  };
}
