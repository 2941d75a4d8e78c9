import { silentLog, type Log } from '../log';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres';
import { keepPostgres } from './keep-postgres';

/** Servers that end when they are told to, and what was asked of them. */
function fakeServers(startsWell: (start: number) => boolean) {
  const asked: EmbeddedPostgresOptions[] = [];
  const stopped: number[] = [];
  const ends: (() => void)[] = [];
  let told: () => void = () => undefined;
  const start = (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
    const number = asked.push(options);
    told();
    if (!startsWell(number)) return Promise.reject(new Error('no room'));
    const ended = new Promise<void>((resolve) => ends.push(resolve));
    const stop = () => Promise.resolve(void stopped.push(number));
    return Promise.resolve({ url: 'postgresql://a:b@127.0.0.1:5999/c', pid: 1, ended, stop });
  };
  const started = (count: number): Promise<void> =>
    new Promise((resolve) => {
      told = () => asked.length >= count && resolve();
      told();
    });
  return { start, started, asked, stopped, end: () => ends.at(-1)?.() };
}

function noteErrors(): { readonly told: string[]; readonly log: Log } {
  const told: string[] = [];
  return { told, log: { ...silentLog, error: (_fields, message) => void told.push(message) } };
}

const options = { dataFolder: '/nowhere', log: silentLog, firstPause: 0 };

describe('a kept PostgreSQL', () => {
  it('is started again at its port, also when that fails at first', async () => {
    const servers = fakeServers((start) => start !== 2);
    const kept = await keepPostgres({ ...options, start: servers.start });
    servers.end();
    await servers.started(3);
    expect(servers.asked.map(({ port }) => port)).toEqual([undefined, 5999, 5999]);
    await kept.stop();
    expect(servers.stopped).toEqual([3]);
  });

  it('stays stopped', async () => {
    const { told, log } = noteErrors();
    const servers = fakeServers(() => true);
    const kept = await keepPostgres({ ...options, log, start: servers.start });
    await kept.stop();
    servers.end();
    await kept.ended;
    expect(servers.asked).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('is given up when it never starts again, and says so', async () => {
    const { told, log } = noteErrors();
    const servers = fakeServers((start) => start === 1);
    const kept = await keepPostgres({ ...options, log, start: servers.start });
    servers.end();
    await kept.ended;
    expect(servers.asked).toHaveLength(9);
    expect(told.at(-1)).toContain('left alone');
    await kept.stop();
  });
});
