import { createMetrics } from './metrics';

describe('the figures of requests', () => {
  const printed = (codes: readonly (string | null)[]): string => {
    const metrics = createMetrics();
    for (const code of codes)
      metrics.observe({ kind: 'query', outcome: 'errors', code, seconds: 0.002 });
    return metrics.print([]);
  };
  const series = (text: string): string[] => text.match(/^lahella_requests_total{.*$/gm) ?? [];

  it('tell codes of subgraphs apart', () => {
    expect(series(printed(['OUT_OF_STOCK', 'OUT_OF_STOCK', 'SUBGRAPH_TIMEOUT', null]))).toEqual([
      'lahella_requests_total{kind="query",outcome="errors",code="OUT_OF_STOCK"} 2',
      'lahella_requests_total{kind="query",outcome="errors",code="SUBGRAPH_TIMEOUT"} 1',
      'lahella_requests_total{kind="query",outcome="errors",code=""} 1',
    ]);
  });

  it('stay bounded, whatever codes a subgraph invents', () => {
    const invented = Array.from({ length: 10_000 }, (_, index) => `NO_USER_${index}`);
    const text = printed([...invented, '"} 1\nforged 1', 'SUBGRAPH_TIMEOUT']);
    expect(series(text)).toHaveLength(52);
    expect(text).toContain('code="OTHER"} 9951');
    expect(text).toContain('code="SUBGRAPH_TIMEOUT"} 1');
    expect(text).not.toContain('forged');
  });
});
