import type { EntityManager } from 'typeorm';
import type { ServiceContext } from '../kit/context';
import { violatedUnique } from '../kit/errors';
import { inTransaction } from '../kit/in-transaction';
import { run, sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { Problems, type UserError } from '../kit/user-error';
import { Organisation } from './organisation.entity';
import { recordOrganisationEvent } from './organisation.events';
import type { RegisterOrganisationInput, UpdateOrganisationInput } from './organisation.input';
import { requireMayRegister, requireMayUpdate } from './organisation.rights';
import {
  checkContent,
  emptyContent,
  readContent,
  type OrganisationContent,
} from './organisation.rules';

export interface Written {
  readonly organisation: Organisation | null;
  readonly userErrors: readonly UserError[];
}

export async function registerOrganisation(
  context: ServiceContext,
  input: RegisterOrganisationInput,
): Promise<Written> {
  const problems = new Problems();
  const draft = readContent(input, problems);
  const content = { ...emptyContent, names: {}, kind: input.kind, ...draft };
  requireMayRegister(context.principal, content);
  checkContent(content, problems);
  return reportDuplicates(problems, () =>
    inTransaction(context, async (manager) => {
      await checkParent(manager, null, content.parentId, problems);
      if (!problems.isEmpty) return refused(problems);
      const organisation = newOrganisation(content);
      await manager.insert(Organisation, organisation);
      await recordOrganisationEvent(manager, 'organisationRegistered', organisation, null);
      return { organisation, userErrors: [] };
    }),
  );
}

export async function updateOrganisation(
  context: ServiceContext,
  id: string,
  expectedVersion: number,
  input: UpdateOrganisationInput,
): Promise<Written> {
  const problems = new Problems();
  const draft = readContent(input, problems);
  return reportDuplicates(problems, () =>
    inTransaction(context, async (manager) => {
      if (draft.parentId) await lockParents(manager);
      const current = await lock(manager, id);
      if (current === null) return notFound(id);
      requireMayUpdate(context.principal, current);
      if (current.version !== expectedVersion) return stale(current, expectedVersion);
      const content = { ...current, ...draft };
      checkContent(content, problems);
      if (content.parentId !== current.parentId)
        await checkParent(manager, id, content.parentId, problems);
      if (!problems.isEmpty) return refused(problems);
      return save(manager, current, draft);
    }),
  );
}

function newOrganisation(content: OrganisationContent): Organisation {
  const now = new Date();
  const made = {
    id: crypto.randomUUID(),
    isDemo: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  return Object.assign(new Organisation(), content, made);
}

async function save(
  manager: EntityManager,
  current: Organisation,
  draft: Partial<OrganisationContent>,
): Promise<Written> {
  const change = { ...draft, version: current.version + 1, updatedAt: new Date() };
  await manager.update(Organisation, { id: current.id }, change);
  const organisation = Object.assign(new Organisation(), current, change);
  await recordOrganisationEvent(manager, 'organisationChanged', organisation, current);
  return { organisation, userErrors: [] };
}

const lock = async (manager: EntityManager, id: string): Promise<Organisation | null> =>
  isStorable(id)
    ? manager.findOne(Organisation, { where: { id }, lock: { mode: 'for_no_key_update' } })
    : null;

/**
 * Changes of parents run one after the other: two at once could each be right and close a circle
 * together. Taken before the row's own lock, always in this order, so that none waits for another.
 */
const lockParents = (manager: EntityManager): Promise<unknown> =>
  run(manager, sql`SELECT pg_advisory_xact_lock(hashtext('organisation.parent'))`);

/** The parent must exist and must not be below the organisation. */
async function checkParent(
  manager: EntityManager,
  id: string | null,
  parentId: string | null,
  problems: Problems,
): Promise<void> {
  if (parentId === null || !isStorable(parentId)) return;
  const above = await run<{ id: string }>(
    manager,
    sql`WITH RECURSIVE above AS (
      SELECT id, parent_id FROM organisation WHERE id = ${parentId}
      UNION SELECT o.id, o.parent_id FROM organisation o JOIN above ON o.id = above.parent_id
    ) SELECT id FROM above`,
  );
  if (above.length === 0)
    problems
      .at('parentId')
      .add('NOT_FOUND', `There is no organisation with the id ${JSON.stringify(parentId)}.`);
  if (id !== null && above.some((one) => one.id === id))
    problems
      .at('parentId')
      .add(
        'CONFLICTING_VALUES',
        'An organisation cannot be a member of itself or of its own members.',
      );
}

const refused = (problems: Problems): Written => ({
  organisation: null,
  userErrors: problems.list,
});

function notFound(id: string): Written {
  const problems = new Problems(['id']);
  problems.add('NOT_FOUND', `There is no organisation with the id ${JSON.stringify(id)}.`);
  return refused(problems);
}

function stale(current: Organisation, expectedVersion: number): Written {
  const problems = new Problems(['expectedVersion']);
  problems.add(
    'STALE_VERSION',
    `The organisation has version ${current.version}, not ${expectedVersion}: read it again and repeat the change.`,
  );
  return refused(problems);
}

/** The unique constraint decides, not a question beforehand: two may ask at the same time. */
async function reportDuplicates(
  problems: Problems,
  write: () => Promise<Written>,
): Promise<Written> {
  try {
    return await write();
  } catch (error) {
    if (violatedUnique(error) !== 'organisation_business_id') throw error;
    problems
      .at('businessId')
      .add(
        'ALREADY_EXISTS',
        'Another organisation has this Y-tunnus already; look it up with `organisations(filter: { businessId })`.',
      );
    return refused(problems);
  }
}
