import { randomUUID } from 'node:crypto';
import { requireMayEdit, requireScope } from '../kit/authorisation';
import { type ServiceContext } from '../kit/context';
import { withChanges } from '../kit/entity-rows';
import { inTransaction } from '../kit/in-transaction';
import { recordChange } from '../kit/outbox';
import { Problems, UserError } from '../kit/user-error';
import { coveredAreas } from './listing.areas';
import { matches } from './listing.condition';
import { Listing } from './listing.entity';
import { eventOf, type ListingEventType } from './listing.events';
import { knownListing, type KnownListing } from './listing.facts';
import { type CreateListingInput, type UpdateListingInput } from './listing.input';
import { findListings } from './listing.loader';
import { changed, refused, type ListingPayload } from './listing.payload';
import {
  checkComplete,
  derivedColumns,
  mergeUpdate,
  readListing,
  type ListingContent,
} from './listing.rules';
import { updateListingSql } from './listing.rows';
import { rewriteFindingRows } from './listing.upkeep';
import { visibleTo } from './listing.visibility';
import { writerOf } from './listing.writer';
import { rememberWritten, takeWritten } from './listing.written';

const scope = 'listings:write';

/** Which listing is to be changed, and what the client believes it to be. */
export interface Target {
  readonly id: string;
  readonly expectedVersion: number;
}

export async function createListing(
  input: CreateListingInput,
  context: ServiceContext,
): Promise<ListingPayload> {
  requireScope(context.principal, scope);
  const problems = new Problems();
  const content = readListing(input, problems);
  requireMayWrite(content, context);
  if (!problems.isEmpty) return refused(problems.list);
  const draft = knownListing(draftOf(content));
  const { listing } = draft;
  const event = eventOf('listingCreated', draft, null);
  await writerOf(context.dataSource).insert({ listing, event });
  rememberWritten(context.dataSource, draft);
  return changed(listing);
}

export const updateListing = (
  target: Target,
  input: UpdateListingInput,
  context: ServiceContext,
): Promise<ListingPayload> =>
  changeListing(target, context, 'listingUpdated', (listing) => {
    const problems = new Problems();
    const content = readListing(mergeUpdate(listing, input, problems), problems);
    if (listing.status === 'PUBLISHED') checkComplete(content, problems);
    return problems.isEmpty ? { ...content, ...derivedColumns(content) } : problems;
  });

export const publishListing = (target: Target, context: ServiceContext): Promise<ListingPayload> =>
  changeListing(target, context, 'listingPublished', (listing) => {
    const problems = new Problems([]);
    checkStatus(listing, listing.status !== 'PUBLISHED', problems);
    checkComplete(listing, problems);
    return problems.isEmpty
      ? { status: 'PUBLISHED', publishedAt: new Date(), archivedAt: null }
      : problems;
  });

export const archiveListing = (target: Target, context: ServiceContext): Promise<ListingPayload> =>
  changeListing(target, context, 'listingArchived', (listing) => {
    const problems = new Problems([]);
    checkStatus(listing, listing.status === 'PUBLISHED', problems);
    return problems.isEmpty ? { status: 'ARCHIVED', archivedAt: new Date() } : problems;
  });

type Changes = Partial<Listing>;

/**
 * Reads the listing, decides, and writes the change with its event, if nobody was quicker. Rights
 * come before versions, and versions before rules. What this process wrote last need not be read:
 * it is written to only if it still is what the table holds, and no rule refuses because of it.
 */
async function changeListing(
  target: Target,
  context: ServiceContext,
  event: ListingEventType,
  decide: (listing: Listing) => Changes | Problems,
): Promise<ListingPayload> {
  const { id, expectedVersion } = target;
  requireScope(context.principal, scope);
  const attempt = (before: KnownListing): Promise<Listing | null> | Problems => {
    requireMayWrite(before.listing, context);
    const decision = decide(before.listing);
    return decision instanceof Problems
      ? decision
      : writeChanges(context, { before, decision, event });
  };
  const written = takeWritten(context.dataSource, id, expectedVersion);
  const early = written && isVisible(written, context) ? attempt(written) : null;
  if (early !== null && !(early instanceof Problems)) {
    const after = await early;
    if (after) return changed(after);
  }
  const [listing] = await findListings(context.dataSource, [id]);
  const found = listing && knownListing(listing);
  if (!found || !isVisible(found, context)) return refused([notFound(id)]);
  requireMayWrite(listing, context);
  if (listing.version !== expectedVersion) return refused([stale(listing, expectedVersion)]);
  const attempted = attempt(found);
  if (attempted instanceof Problems) return refused(attempted.list);
  const after = await attempted;
  return after ? changed(after) : changeListing(target, context, event, decide);
}

const isVisible = ({ facts }: KnownListing, { principal }: ServiceContext): boolean =>
  matches(visibleTo(principal), facts);

interface Change {
  readonly before: KnownListing;
  readonly decision: Changes;
  readonly event: ListingEventType;
}

/** Null when the listing has been changed since it was read. */
async function writeChanges(
  context: ServiceContext,
  { before, decision, event }: Change,
): Promise<Listing | null> {
  const changes = { ...decision, version: before.listing.version + 1, updatedAt: new Date() };
  const known = knownListing(withChanges(before.listing, changes));
  const after = known.listing;
  const recorded = eventOf(event, known, before.facts);
  const isWritten = decision.areaKeys
    ? await inTransaction(context, async (manager) => {
        const isChanged = await recordChange(
          manager,
          updateListingSql(before.listing, changes),
          recorded,
        );
        if (isChanged) await rewriteFindingRows(manager, after, after.updatedAt);
        return isChanged;
      })
    : // A new status alone changes nothing of what a listing is found by: one statement is enough.
      await writerOf(context.dataSource).changeStatus({ listing: after, event: recorded });
  context.loaders.clear();
  if (!isWritten) return null;
  rememberWritten(context.dataSource, known);
  return after;
}

/**
 * Members write for their organisation. Regional operators write where a listing's own areas
 * reach theirs: the organisation's areas live in another service.
 */
const requireMayWrite = (content: ListingContent, { principal }: ServiceContext): void =>
  requireMayEdit(principal, scope, {
    organisationId: content.organisationId,
    areas: coveredAreas(content),
  });

function draftOf(content: ListingContent): Listing {
  const now = new Date();
  return Object.assign(new Listing(), content, derivedColumns(content), {
    id: randomUUID(),
    status: 'DRAFT' as const,
    isDemo: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    archivedAt: null,
  });
}

function checkStatus({ status }: Listing, allowed: boolean, problems: Problems): void {
  if (allowed) return;
  problems
    .at('id')
    .add('WRONG_STATUS', `The listing is ${status}; that cannot be done with it now.`);
}

const notFound = (id: string): UserError =>
  new UserError('NOT_FOUND', `There is no listing “${id}” that you may see.`, ['id']);

const stale = ({ version }: Listing, expected: number): UserError =>
  new UserError(
    'STALE_VERSION',
    `The listing has version ${version}, not ${expected}: read it again, then change it.`,
    ['expectedVersion'],
  );
