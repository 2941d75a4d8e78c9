import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../services/kit/embedded-postgres/free-port';
import { createTestDatabase, type TestDatabase } from '../../services/kit/testing';
import { runToEnd } from '../support/started-process';
import { quietSettings, scripts } from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let database: TestDatabase;
let occupant: Server;
/** A port that is taken, and one behind which nobody listens. */
let taken: string;
let silent: string;

beforeAll(async () => {
  folder = temporaryFolder('bad-starts');
  database = await createTestDatabase();
  occupant = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => occupant.once('listening', resolve));
  taken = String((occupant.address() as AddressInfo).port);
  silent = String(await freePort());
});
afterAll(async () => {
  occupant.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface BadStart {
  readonly title: string;
  readonly script: keyof typeof scripts;
  readonly args?: readonly string[];
  env(): Readonly<Record<string, string>>;
  /** The sentence that it ends with. */
  readonly says: RegExp;
}

const cases: readonly BadStart[] = [
  {
    title: 'the product with an embedded database on a port that is taken',
    script: 'product',
    env: () => ({ PORT: taken }),
    says: /^PORT is \d+: something else listens there/,
  },
  {
    title: 'a service on a port that is taken',
    script: 'service',
    args: ['classification'],
    env: () => ({ PORT: taken, DATABASE_URL: database.url }),
    says: /^PORT is \d+: something else listens there/,
  },
  {
    title: 'the product on a database that does not answer',
    script: 'product',
    env: () => ({ DATABASE_URL: `postgres://user:secret@127.0.0.1:${silent}/lahella` }),
    says: /^The database at 127\.0\.0\.1:\d+\/lahella does not answer \(ECONNREFUSED\)\. Check DATABASE_URL/,
  },
  {
    title: 'a service on a database that does not answer',
    script: 'service',
    args: ['listings'],
    env: () => ({ DATABASE_URL: `postgres://user:secret@127.0.0.1:${silent}/lahella` }),
    says: /^The database at 127\.0\.0\.1:\d+\/lahella does not answer \(ECONNREFUSED\)\. Check DATABASE_URL/,
  },
  {
    title: 'a service without a database',
    script: 'service',
    args: ['listings'],
    env: () => ({}),
    says: /^DATABASE_URL is not set/,
  },
  {
    title: 'the product with a setting that cannot be',
    script: 'product',
    env: () => ({ PORT: 'four thousand' }),
    says: /^PORT.*four thousand/,
  },
  {
    title: 'a service that there is not',
    script: 'service',
    args: ['events'],
    env: () => ({ DATABASE_URL: database.url }),
    says: /^There is no service "events".*organisations, listings, announcements, classification/,
  },
  {
    title: 'a gateway without a supergraph',
    script: 'gateway',
    env: () => ({}),
    says: /^SUPERGRAPH is not set/,
  },
  {
    title: 'a gateway with a file that is no supergraph',
    script: 'gateway',
    args: ['--supergraph', join(__dirname, 'bad-starts.test.ts')],
    env: () => ({}),
    says: /supergraph/i,
  },
];

describe('A start that cannot succeed', () => {
  it.each(cases)(
    'ends with 1 and a sentence: $title',
    async ({ script, args, env, says }) => {
      const settings = { ...quietSettings(folder), ...env() };
      const ended = await runToEnd({ script: scripts[script], args, env: settings });
      expect(ended).toMatchObject({ code: 1, signal: null, stdout: '' });
      expect(ended.stderr).toMatch(says);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
      expect(ended.stderr).not.toContain('secret');
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    },
    60_000,
  );
});
