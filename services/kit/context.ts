import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Principal } from '../../platform/identity/principal';
import type { Log } from './log';
import type { EventSource } from './outbox/event-source';

/** What one request brings to a service. */
export interface ServiceRequest {
  readonly principal: Principal;
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** The context value of every resolver of a service: made for one request, never shared. */
export interface ServiceContext extends ServiceRequest {
  readonly dataSource: DataSource;
  readonly events: EventSource;
  readonly log: Log;
  /** Filled by `defineLoader`; emptied after a write and before each live event. */
  readonly loaders: Map<unknown, DataLoader<unknown, unknown>>;
  /** Of values that `_entities` gave: which type each of them belongs to. */
  readonly typeOfEntity: Map<object, string>;
}

export interface ServiceResources {
  readonly dataSource: DataSource;
  readonly events: EventSource;
  readonly log: Log;
}

// Written out: spreading two objects takes 2.6 µs in place of 0.03, some four times a request.
export const createContext = (
  { dataSource, events, log }: ServiceResources,
  { principal, requestId, signal }: ServiceRequest,
): ServiceContext => ({
  dataSource,
  events,
  log,
  principal,
  requestId,
  signal,
  loaders: new Map(),
  typeOfEntity: new Map(),
});
