import { createLog } from './log';

describe('createLog', () => {
  it('replaces secrets wherever they usually stand', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    log.info({
      token: 'hush',
      headers: { authorization: 'Bearer hush', cookie: 'hush', 'x-lahella-principal': 'hush' },
      identity: { secret: 'hush', password: 'hush' },
      req: { headers: { authorization: 'hush', 'x-lahella-principal': 'hush' } },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('[secret]');
    expect(lines[0]).not.toContain('hush');
  });

  it('writes nothing below its level', () => {
    const lines: string[] = [];
    createLog({ level: 'warn', destination: { write: (line) => lines.push(line) } }).info('hello');
    expect(lines).toEqual([]);
  });
});
