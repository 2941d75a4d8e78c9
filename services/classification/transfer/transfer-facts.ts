import type { Json } from './ptv-client';
import type { PtvKind } from './ptv-object';

/** A body as the graph gives it: PTV's ids are not in their places yet. */
export interface ReadyBody<Kind extends string = PtvKind> {
  readonly object: Kind;
  readonly sourceId: string;
  readonly body: Json;
  readonly references: readonly { readonly path: string; readonly sourceId: string }[];
}

/** What the graph says of a listing at this moment, as far as PTV is concerned. */
export interface ListingFacts {
  /** Published, and every condition is met. */
  readonly isEligible: boolean;
  /** What it is to be in PTV; null when it is not eligible. */
  readonly bodies: ListingBodies | null;
}

export interface ListingBodies {
  readonly businessId: string;
  readonly organisation: ReadyBody;
  readonly channels: readonly ReadyBody[];
  readonly service: ReadyBody;
  readonly connections: ReadyBody<'Connection'>;
}
