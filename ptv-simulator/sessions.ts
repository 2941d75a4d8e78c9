import { randomUUID } from 'node:crypto';
import { badRequest, ok, type Answer, type Call } from './answer';

export interface SessionOptions {
  readonly username: string;
  readonly password: string;
  /** Milliseconds that a token is good for. */
  readonly tokenLifetime: number;
}

/** Who is logged in. */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #tokens = new Map<string, number>();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** `POST /api/auth/api-login`. */
  login({ body }: Call): Answer {
    const { username, password } = (body ?? {}) as Record<string, unknown>;
    if (username !== this.#options.username || password !== this.#options.password)
      return badRequest({ '': ['Invalid username or password.'] });
    const token = randomUUID();
    this.#tokens.set(token, Date.now() + this.#options.tokenLifetime);
    return ok({ serviceToken: token, ptvToken: token });
  }

  isLoggedIn({ authorization = '' }: Call): boolean {
    const token = /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';
    return (this.#tokens.get(token) ?? 0) > Date.now();
  }

  /** Every token stops being good. */
  expireAll(): void {
    this.#tokens.clear();
  }
}
