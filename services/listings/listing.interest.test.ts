import { anonymous, type Principal } from '../../platform/identity/principal';
import { InterestIndex, type Follower } from '../kit/outbox/interest-index';
import { type Interest } from '../kit/outbox/event-source';
import { type StoredEvent } from '../kit/outbox/stored-event';
import { formsOfCategory, reference } from '../../reference';
import { type ListingEvent } from './listing-event.type';
import { type ListingFilter } from './listing.filter';
import { changes, followedBy, publications } from './listing.interest';
import { tokensOfEvent } from './listing.tokens';
import { pick, pickSome, seeded, someMunicipalities, type Random } from './testing/listing-records';
import { randomEvent } from './testing/listing-events';
import { admin, memberOf, operatorOf } from './testing/principals';

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

/** Each field with some probability, so that filters of every shape occur. */
function randomFilter(random: Random): ListingFilter {
  const filter: ListingFilter = {};
  const sometimes = (set: () => void) => (random() < 0.25 ? set() : undefined);
  sometimes(() => (filter.organisation = pickSome(random, ['org-1', 'org-2', 'org-9'], 2)));
  sometimes(() => (filter.municipality = pickSome(random, someMunicipalities, 2)));
  sometimes(() => (filter.region = pickSome(random, codesOf(reference().regions), 3)));
  sometimes(() => (filter.county = pickSome(random, codesOf(reference().counties), 3)));
  sometimes(() => (filter.includeWholeCountry = random() < 0.5));
  sometimes(() => (filter.theme = pickSome(random, codesOf(reference().themes), 6)));
  sometimes(() => (filter.form = pickSome(random, codesOf(formsOfCategory('HOBBY')), 3)));
  sometimes(() => (filter.category = pickSome(random, ['SUPPORT', 'HOBBY', 'VOLUNTARY'], 2)));
  sometimes(() => (filter.gender = [pick(random, ['MALE', 'FEMALE'] as const)]));
  sometimes(() => (filter.isFree = random() < 0.5));
  return filter;
}

const principals: readonly Principal[] = [
  anonymous,
  admin,
  memberOf('org-1'),
  operatorOf({ municipalities: ['564'] }),
];

function randomInterest(random: Random): Interest<ListingEvent> {
  const principal = pick(random, principals);
  const filter = randomFilter(random);
  if (principal !== anonymous && random() < 0.5)
    filter.status = pickSome(random, ['DRAFT', 'PUBLISHED', 'ARCHIVED'], 3);
  const followed = followedBy(filter, principal);
  return random() < 0.5 ? publications(followed) : changes(followed);
}

class Heard implements Follower<ListingEvent> {
  readonly values: string[] = [];
  push({ position }: StoredEvent, { kind }: ListingEvent): void {
    this.values.push(`${position} ${kind}`);
  }
  fail(error: unknown): void {
    throw error;
  }
}

/** What the interest says when it is asked about every event. */
const asked = (interest: Interest<ListingEvent>, events: readonly StoredEvent[]): string[] =>
  events
    .filter(({ type }) => interest.types.includes(type))
    .flatMap((event) => {
      const value = interest.toValue(event);
      return value ? [`${event.position} ${value.kind}`] : [];
    });

describe('the index of interests', () => {
  it('tells what asking everybody about everything would tell', () => {
    const random = seeded(41);
    const index = new InterestIndex(tokensOfEvent);
    const followers = Array.from({ length: 300 }, () => ({
      interest: randomInterest(random),
      heard: new Heard(),
    }));
    for (const { interest, heard } of followers) index.add(interest, heard);
    const events = Array.from({ length: 400 }, (_, position) => randomEvent(random, position));
    for (const event of events) index.deliver(event);
    for (const { interest, heard } of followers)
      expect(heard.values).toEqual(asked(interest, events));
    expect(followers.filter(({ heard }) => heard.values.length > 0).length).toBeGreaterThan(200);
  });

  it('forgets who has left, and everything when all have', () => {
    const random = seeded(43);
    const index = new InterestIndex(tokensOfEvent);
    const followers = Array.from({ length: 60 }, () => ({
      interest: randomInterest(random),
      heard: new Heard(),
    }));
    for (const { interest, heard } of followers) index.add(interest, heard);
    const [leaving, staying] = [followers.slice(0, 30), followers.slice(30)];
    for (const { interest, heard } of leaving) index.remove(interest, heard);
    const events = Array.from({ length: 100 }, (_, position) => randomEvent(random, position));
    for (const event of events) index.deliver(event);
    for (const { heard } of leaving) expect(heard.values).toEqual([]);
    for (const { interest, heard } of staying)
      expect(heard.values).toEqual(asked(interest, events));
    for (const { interest, heard } of staying) index.remove(interest, heard);
    const before = index.evaluations;
    for (const event of events) index.deliver(event);
    expect([index.size, index.places, index.evaluations]).toEqual([0, 0, before]);
  });

  it('evaluates a filter once for all who share it, and hardly any that does not match', () => {
    const municipalities = codesOf(reference().municipalities).slice(0, 100);
    const filters: ListingFilter[] = [
      ...municipalities.map((code) => ({ municipality: [code], includeWholeCountry: false })),
      ...Array.from({ length: 100 }, (_, org) => ({ organisation: [`org-${org}`] })),
    ];
    const random = seeded(47);
    const index = new InterestIndex(tokensOfEvent);
    const followers = Array.from({ length: 2_000 }, (_, at) => {
      const interest = changes(followedBy(filters[at % filters.length], anonymous));
      const heard = new Heard();
      index.add(interest, heard);
      return heard;
    });
    expect(index.size).toBe(200);
    const events = Array.from({ length: 500 }, (_, position) => randomEvent(random, position));
    for (const event of events) index.deliver(event);
    const matches = new Set(
      followers.slice(0, 200).flatMap(({ values }, at) => values.map((one) => `${at} ${one}`)),
    ).size;
    // Naive: 2,000 followers × 500 events. What is evaluated in vain are drafts and archived ones.
    expect(index.evaluations).toBeLessThan(2_000 * 500 * 0.02);
    expect(index.evaluations).toBeLessThan(3 * matches);
    expect(matches).toBeGreaterThan(500);
  });

  it('waits for the rarest thing that a filter asks for', () => {
    const tokensOf = (filter: ListingFilter) => changes(followedBy(filter, anonymous)).tokens;
    const filter: ListingFilter = { category: ['HOBBY'], theme: ['ht_urheilu'] };
    expect(tokensOf(filter)).toEqual(['themeCodes ht_urheilu']);
    const near = { ...filter, municipality: ['564'] };
    expect(tokensOf(near)).toEqual(['areaKeys m:564', 'areaKeys FI']);
    expect(tokensOf({ ...near, organisation: ['org-1'] })).toEqual(['organisationId org-1']);
    expect(tokensOf({ isFree: true })).toBeNull();
  });

  it('lets an interest that fails end its own followers only', () => {
    const index = new InterestIndex(() => []);
    const failing: Interest<number> = {
      key: 'failing',
      types: ['listingPublished'],
      tokens: null,
      toValue: () => {
        throw new Error('broken');
      },
      toGap: () => 0,
    };
    const failures: unknown[] = [];
    const fine: number[] = [];
    index.add(failing, { push: () => undefined, fail: (error) => failures.push(error) });
    index.add(
      { ...failing, key: 'fine', toValue: ({ position }) => position },
      { push: (_event, value) => fine.push(value), fail: () => undefined },
    );
    index.deliver({ ...randomEvent(seeded(1), 7), type: 'listingPublished' });
    expect([failures, fine]).toEqual([[new Error('broken')], [7]]);
  });
});
