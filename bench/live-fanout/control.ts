import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Lets the benchmark command a contender: `/publish?count=N` hands out N events in one go and
 * answers the moment before (milliseconds since the epoch); `/gc` collects garbage.
 *
 * @returns the address
 */
export async function serveControl(publish: (count: number) => void): Promise<string> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
    const now = performance.timeOrigin + performance.now();
    if (pathname === '/publish') publish(Number(searchParams.get('count')));
    else collect();
    response.end(String(now));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
