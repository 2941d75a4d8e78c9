import { loadConfig, settingRows, settings } from './config';
import { ConfigError } from './errors';

const messageOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('expected a ConfigError');
};

describe('loadConfig', () => {
  it('has a sane default for everything', () => {
    const config = loadConfig({});
    expect(config.http).toMatchObject({ port: 4000, host: '127.0.0.1', corsOrigins: [] });
    expect(config.demoData).toBe(true);
    expect(config.database.url).toBeNull();
    expect(config.limits.bodyBytes).toBe(1_048_576);
  });

  it('takes values from the environment', () => {
    const config = loadConfig({
      PORT: '0',
      DEMO_DATA: 'off',
      CORS_ORIGINS: 'https://lahella.fi, https://example.org',
      SUBGRAPH_URLS: 'listings=http://listings:4002/graphql?a=b',
      FORWARD_HEADERS: 'X-Tenant',
    });
    expect(config.http.port).toBe(0);
    expect(config.demoData).toBe(false);
    expect(config.http.corsOrigins).toEqual(['https://lahella.fi', 'https://example.org']);
    expect(config.gateway.subgraphUrls.get('listings')).toBe('http://listings:4002/graphql?a=b');
    expect(config.gateway.forwardHeaders).toEqual(['x-tenant']);
  });

  it('counts an empty variable as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' }).http.port).toBe(4000);
  });

  it('is frozen at every level', () => {
    const config = loadConfig({});
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config, { demoData: false })).toThrow(TypeError);
  });

  it.each([
    ['PORT', '70000', 'PORT is "70000": write a whole number from 0 to 65535.'],
    ['PORT', '4e3', 'PORT is "4e3": write a whole number from 0 to 65535.'],
    ['DEMO_DATA', 'maybe', 'DEMO_DATA is "maybe": write on or off.'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL is "loud": write one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'DATABASE_URL',
      'mysql://x',
      'DATABASE_URL is "mysql://x": write a URL that begins with postgres:// or postgresql://.',
    ],
    [
      'SUBGRAPH_URLS',
      'listings',
      'SUBGRAPH_URLS is "listings": write name=url pairs, split by commas.',
    ],
    [
      'FORWARD_HEADERS',
      'x-tenant, Content-Length',
      'FORWARD_HEADERS is "x-tenant, Content-Length": leave out "Content-Length": each request has its own, which the gateway writes.',
    ],
    [
      'FORWARD_HEADERS',
      'x tenant',
      'FORWARD_HEADERS is "x tenant": "x tenant" is no name of a header.',
    ],
  ])('refuses %s=%s with a sentence that says what to write', (name, value, sentence) => {
    expect(messageOf({ [name]: value })).toBe(sentence);
  });

  it('names every wrong setting at once', () => {
    expect(messageOf({ PORT: 'x', DEMO_DATA: 'y' }).split('\n')).toHaveLength(2);
  });

  it('shows neither a secret nor a password', () => {
    expect(messageOf({ SUBGRAPH_SECRET: 'hush' })).not.toContain('hush');
    expect(messageOf({ DATABASE_URL: 'mysql://me:hush@db/x' })).not.toContain('hush');
  });
});

describe('settingRows', () => {
  it('documents every setting', () => {
    const rows = settingRows();
    expect(rows.map((row) => row.name)).toEqual(Object.keys(settings));
    expect(rows.filter((row) => row.meaning.length < 15)).toEqual([]);
    expect(rows[0]).toEqual({
      name: 'PORT',
      default: '4000',
      meaning: 'TCP port to serve on; 0 lets the system choose.',
    });
  });
});
