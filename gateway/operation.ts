import type { OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Principal } from '../platform/identity/principal';
import type { ValidDocument } from './guard/documents';

/** A GraphQL request as any transport brings it. */
export interface RequestParams {
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
}

/** Who asks, on which connection. */
export interface Caller {
  readonly requestId: string;
  readonly principal: Principal;
  /** Network address of the client: stands for anonymous callers in caps. */
  readonly address: string;
  readonly forwardedHeaders: ReadonlyMap<string, string>;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /**
   * Aborts the signal, where it belongs to one request alone: then the pipeline needs no second one
   * (4 µs) to end the request when its time is up.
   */
  readonly abort?: () => void;
}

/** Under which name a caller is counted: the principal, or the address when there is none. */
export const callerKey = ({ principal, address }: Pick<Caller, 'principal' | 'address'>): string =>
  principal.subject ?? `@${address}`;

/** An operation that passed the guard and may run. */
export interface AdmittedOperation {
  readonly document: ValidDocument;
  readonly node: OperationDefinitionNode;
  readonly kind: `${OperationTypeNode}`;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly wantsPlan: boolean;
  /**
   * Stands for the request as it came: its bytes and every header that can change the answer. Null
   * when nobody else may be answered by this operation without going through `admit`.
   */
  readonly wireKey: string | null;
}
