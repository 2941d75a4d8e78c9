import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { ServiceContext } from '../kit/context';
import { inTransaction } from '../kit/in-transaction';
import { recordEvent } from '../kit/outbox';
import { isStorable } from '../kit/storable';
import { Problems, type UserError } from '../kit/user-error';
import { AnnouncementStatus } from './announcement.codes';
import { Announcement } from './announcement.entity';
import type { CreateAnnouncementInput } from './announcement.input';
import { publisherFor, requireMayAnnounce, requireWriteScope } from './announcement.rights';
import { checkComplete, readContent, type AnnouncementContent } from './announcement.rules';
import { factsOf } from './announcement.selection';
import { isVisible } from './announcement.visibility';

export const publishedEvent = 'announcementPublished';

export interface Written {
  readonly announcement: Announcement | null;
  readonly userErrors: readonly UserError[];
}

/** Writes a draft. Nobody but its editors sees it, so there is no event. */
export async function createAnnouncement(
  context: ServiceContext,
  input: CreateAnnouncementInput,
): Promise<Written> {
  const problems = new Problems();
  const publisherId = publisherFor(context.principal, input.publisherId);
  const content = readContent(input, problems);
  requireMayAnnounce(context.principal, { ...content, publisherId });
  if (!isStorable(publisherId))
    problems.at('publisherId').add('NOT_FOUND', 'There is no such organisation.');
  if (!problems.isEmpty) return refused(problems);
  const announcement = draftOf(content, publisherId);
  await inTransaction(context, (manager) => manager.insert(Announcement, rowOf(announcement)));
  return { announcement, userErrors: [] };
}

/** Makes a draft (or an archived announcement) public and records the event with it. */
export function publishAnnouncement(
  context: ServiceContext,
  id: string,
  expectedVersion: number,
): Promise<Written> {
  requireWriteScope(context.principal);
  const problems = new Problems([]);
  return inTransaction(context, async (manager) => {
    const current = await lock(manager, id);
    if (!current || !isVisible(context.principal, current)) return notFound(id);
    requireMayAnnounce(context.principal, current);
    checkVersion(current, expectedVersion, problems);
    if (!problems.isEmpty) return refused(problems);
    checkStatus(current, problems);
    checkComplete(current, problems);
    return problems.isEmpty ? publish(manager, current) : refused(problems);
  });
}

async function publish(manager: EntityManager, current: Announcement): Promise<Written> {
  const now = new Date();
  const change = {
    status: AnnouncementStatus.PUBLISHED,
    version: current.version + 1,
    publishedAt: now,
    updatedAt: now,
  };
  await manager.update(Announcement, { id: current.id }, change);
  const announcement = Object.assign(new Announcement(), current, change);
  await recordEvent(manager, {
    type: publishedEvent,
    subjectId: announcement.id,
    organisationId: announcement.publisherId,
    payload: { ...factsOf(announcement) },
  });
  return { announcement, userErrors: [] };
}

function draftOf(content: AnnouncementContent, publisherId: string): Announcement {
  const now = new Date();
  return Object.assign(new Announcement(), content, {
    id: crypto.randomUUID(),
    publisherId,
    status: AnnouncementStatus.DRAFT,
    isDemo: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
  });
}

// TypeORM's type would take apart the jsonb columns, which are written whole.
const rowOf = (announcement: Announcement): QueryDeepPartialEntity<Announcement> =>
  announcement as QueryDeepPartialEntity<Announcement>;

const lock = async (manager: EntityManager, id: string): Promise<Announcement | null> =>
  isStorable(id)
    ? manager.findOne(Announcement, { where: { id }, lock: { mode: 'for_no_key_update' } })
    : null;

const refused = (problems: Problems): Written => ({
  announcement: null,
  userErrors: problems.list,
});

function notFound(id: string): Written {
  const problems = new Problems(['id']);
  problems.add('NOT_FOUND', `There is no announcement ${JSON.stringify(id)} that you may see.`);
  return refused(problems);
}

function checkVersion({ version }: Announcement, expected: number, problems: Problems): void {
  if (version !== expected)
    problems
      .at('expectedVersion')
      .add(
        'STALE_VERSION',
        `The announcement has version ${version}, not ${expected}: read it again.`,
      );
}

function checkStatus({ status }: Announcement, problems: Problems): void {
  if (status === AnnouncementStatus.PUBLISHED)
    problems.at('id').add('WRONG_STATUS', 'The announcement is published already.');
}
