import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root';
import {
  endStartedProcesses,
  runToEnd,
  startProcess,
  type StartedProcess,
} from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { organisationBody } from './small-bodies';

afterEach(endStartedProcesses);

const script = join(projectRoot, 'dist', 'ptv-simulator', 'main.js');

/** What `npm run ptv:simulator` runs. */
const start = (...args: string[]): Promise<StartedProcess> =>
  startProcess({
    script,
    args: ['--port', '0', ...args],
    ready: (line) => line.startsWith('The PTV simulator is ready'),
  });

async function call(
  { line }: StartedProcess,
  path: string,
  body?: object,
  token?: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever PTV would answer
): Promise<any> {
  const [url] = /http:\/\/[^ ]+/.exec(line) as RegExpExecArray;
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    body: body === undefined ? null : JSON.stringify(body),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return response.json();
}

it('keeps what it holds in a file from start to start', async () => {
  const file = join(temporaryFolder('ptv-simulator'), 'ptv.json');
  const first = await start('--file', file);
  const login = { username: 'lahella', password: 'salasana' };
  const { serviceToken } = await call(first, '/api/auth/api-login', login);
  const { body } = organisationBody('1', 'Yhdistys');
  const { id } = await call(first, '/api/v11/Organization', body, serviceToken);
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const second = await start('--file', file);
  const { itemList } = await call(second, '/api/v11/Organization');
  expect(itemList).toEqual([{ id, name: 'Yhdistys' }]);
});

it.each([
  ['a share of failures that is none', () => ['--failing', '2'], '--failing is "2"'],
  ['an unknown option', () => ['--colour', 'red'], 'Write: npm run ptv:simulator'],
  [
    'a file of something else',
    () => {
      const file = join(temporaryFolder('ptv-simulator'), 'other.json');
      writeFileSync(file, 'no JSON');
      return ['--file', file];
    },
    'is not a state of the PTV simulator',
  ],
])('does not start with %s, and says why', async (_, args, words) => {
  const { code, stderr } = await runToEnd({ script, args: args() });
  expect(code).not.toBe(0);
  expect(stderr).toContain(words);
});
