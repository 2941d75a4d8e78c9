import { runChaos } from '../chaos/run-chaos';

// The long form is `npm run test:chaos`.
it('Clients that resume get every event once and in order while each part is killed', async () => {
  const report = await runChaos({
    clients: 6,
    events: 200,
    kills: ['gateway', 'postgres', 'listings'],
    seed: 20_261_122,
  });
  expect(report.complaints).toEqual([]);
  expect(report.committed).toBeGreaterThanOrEqual(200);
  // Every client was cut off at least once, by the gateway's end.
  expect(report.losses).toBeGreaterThanOrEqual(6);
}, 180_000);
