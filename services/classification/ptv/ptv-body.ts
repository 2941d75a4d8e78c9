import type { BodyReference } from './body-reference';

/** The objects that a listing and its organisation become in PTV. */
export type PtvObject =
  'Organization' | 'Service' | 'ServiceLocation' | 'EChannel' | 'WebPage' | 'Phone' | 'Connection';

/** A body as PTV's API takes it, but for the ids that only PTV can give. */
export interface PtvBody {
  readonly object: PtvObject;
  /** Under which PTV finds the object again; a connection has that of its service. */
  readonly sourceId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where PTV's ids go and whose they are. */
  readonly references: readonly BodyReference[];
}
