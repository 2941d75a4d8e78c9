import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';

const second = 1_000;

export interface RemoteKeyOptions {
  readonly url: string;
  readonly now?: () => number;
  readonly fetch?: typeof fetch;
}

/**
 * Keys of an identity provider. Keys that were read once stay usable while the provider is down.
 * The set is read anew every ten minutes and when a token names an unknown key, but never more
 * often than every thirty seconds after a success and every ten after a failure: a flood of
 * tokens with invented key ids must not become a flood of requests to the provider.
 */
export function remoteKeys(options: RemoteKeyOptions): JWTVerifyGetKey {
  const { url, now = Date.now, fetch: fetchKeys = fetch } = options;
  let failedAt = -Infinity;
  let refreshedAt = -Infinity;

  const keys = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: Infinity,
    cooldownDuration: 30 * second,
    timeoutDuration: 5 * second,
    [customFetch]: async (address, init) => {
      if (now() - failedAt < 10 * second) throw new Error('the key set did not answer just now');
      try {
        const response = await fetchKeys(address, init);
        if (response.status !== 200) throw new Error(`the key set answered ${response.status}`);
        refreshedAt = now();
        return response;
      } catch (error) {
        failedAt = now();
        throw error;
      }
    },
  });

  return (header, token) => {
    const stale = refreshedAt !== -Infinity && now() - refreshedAt > 600 * second;
    if (stale && !keys.reloading) keys.reload().catch(() => undefined);
    return keys(header, token);
  };
}
