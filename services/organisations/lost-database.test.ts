import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { organisations } from '.';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../kit/embedded-postgres';
import { freePort } from '../kit/embedded-postgres/free-port';
import { silentLog } from '../kit/log';
import { recordEvent } from '../kit/outbox';
import { startService, type RunningService } from '../kit/service';
import { eventually, everything } from '../kit/testing';

const dataFolder = join(tmpdir(), `lahella-graph-test-lost-${crypto.randomUUID()}`);
let port: number;
let postgres: EmbeddedPostgres;
let service: RunningService;

const startDatabase = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataFolder, port, log: silentLog, unsafeFast: true });

beforeAll(async () => {
  port = await freePort();
  postgres = await startDatabase();
  service = await startService(organisations, { url: postgres.url, log: silentLog });
});

afterAll(async () => {
  await service.close();
  await postgres.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const ask = async () =>
  execute({
    schema: service.schema,
    document: parse('{ organisations { totalCount nodes { id } } }'),
    contextValue: service.contextFor({
      principal: anonymous,
      requestId: 'r',
      signal: new AbortController().signal,
    }),
  });

const happen = (subjectId: string): Promise<void> =>
  service.dataSource.transaction((manager) =>
    recordEvent(manager, { type: 'happened', subjectId, organisationId: null, payload: {} }),
  );

it('a service outlives its database and misses no event', async () => {
  const stream = await service.events.subscribe({ interest: everything('happened') });
  await happen('before');
  expect((await stream.next()).value?.subjectId).toBe('before');
  expect((await ask()).errors).toBeUndefined();
  // Reads history, and does so only when there is nothing to read it from.
  const late = await service.events.subscribe({
    interest: everything('happened'),
    after: { position: 0, at: null },
  });

  await postgres.stop();
  const first = late.next();
  const { errors } = await ask();
  expect(errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE');
  await expect(service.ready()).rejects.toMatchObject({
    extensions: { code: 'DATABASE_UNAVAILABLE' },
  });

  postgres = await startDatabase();
  await eventually(() => happen('behind').then(() => true));
  expect((await ask()).errors).toBeUndefined();
  await expect(service.ready()).resolves.toBeUndefined();
  expect((await stream.next()).value?.subjectId).toBe('behind');
  expect((await first).value?.subjectId).toBe('before');
  expect((await late.next()).value?.subjectId).toBe('behind');
  await happen('later');
  for (const one of [stream, late]) {
    expect((await one.next()).value?.subjectId).toBe('later');
    await one.return?.();
  }
});

it('a database that does not answer stops the start with a sentence without the password', async () => {
  const url = `postgresql://lahella:hunter2@127.0.0.1:${await freePort()}/lahella`;
  const start = startService(organisations, { url, log: silentLog });
  await expect(start).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(/^(?!.*hunter2).*does not answer \(ECONNREFUSED\)/),
  });
});
