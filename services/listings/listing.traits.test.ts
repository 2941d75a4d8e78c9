import { ActivityLanguage, AgeGroup, ChannelKind, Gender, ListingCategory } from './listing.codes';
import { traitsOf } from './listing.traits';

type Traits = Parameters<typeof traitsOf>[0] & { channelKinds: readonly string[] };

const nothing = {
  ageGroups: [],
  category: '',
  channelKinds: [],
  gender: '',
  languages: [],
  isFree: false,
} as unknown as Traits;

const bitsOf = (traits: Traits): number => traitsOf(traits, traits.channelKinds);

const each = <V extends string>(values: Record<V, V>, traits: (value: V) => Partial<Traits>) =>
  (Object.keys(values) as V[]).map((value) => bitsOf({ ...nothing, ...traits(value) }));

it('has a bit for whatever a listing can be: without it, it would not be found by it', () => {
  const bits = [
    ...each(AgeGroup, (value) => ({ ageGroups: [value] })),
    ...each(ListingCategory, (category) => ({ category })),
    ...each(ChannelKind, (value) => ({ channelKinds: [value] })),
    ...each(Gender, (gender) => ({ gender })),
    ...each(ActivityLanguage, (value) => ({ languages: [value] })),
    bitsOf({ ...nothing, isFree: true }),
  ];
  expect(bits.filter((bit) => bit === 0 || (bit & (bit - 1)) !== 0)).toEqual([]);
  expect(new Set(bits).size).toBe(bits.length);
});
