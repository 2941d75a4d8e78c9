import { composeServices } from '@theguild/federation-composition';
import { execute, parse } from 'graphql';
import { Arg, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../context';
import { silentLog } from '../log';
import { Contact, ContactKind } from '../contact';
import { External, Key, Requires } from './directives';
import type { Representation } from './reference-resolver';
import { buildSubgraph, type Subgraph } from './subgraph';

@Key('id')
@ObjectType({ description: 'A body.' })
class Body {
  @Field(() => ID, { description: 'Key.' })
  readonly id: string;

  @Field({ description: 'How heavy.' })
  readonly weight: number;

  @Field(() => [Contact], { description: 'How to reach it.' })
  readonly contacts: readonly Contact[];
}

@Key('id')
@ObjectType({ description: 'A crate.' })
class Crate {
  @Field(() => ID, { description: 'Key.' })
  readonly id: string;
}

@Resolver(() => Body)
class BodyResolver {
  @Query(() => Body, { nullable: true, description: 'One body.' })
  body(@Arg('id', () => ID, { description: 'Key.' }) id: string): Body {
    return { id, weight: 2, contacts: [] };
  }
}

@Key('id')
@ObjectType('Body', { description: 'A body.' })
class ForeignBody {
  @Field(() => ID, { description: 'Key.' })
  readonly id: string;

  @External()
  @Field({ description: 'How heavy.' })
  readonly weight: number;
}

@Resolver(() => ForeignBody)
class PriceResolver {
  @Requires('weight')
  @FieldResolver(() => Number, { description: 'What sending it costs.' })
  price(@Root() body: ForeignBody): number {
    return body.weight * 10;
  }

  @Query(() => [Contact], { description: 'The post office.' })
  office(): Contact[] {
    return [new Contact({ title: { fi: 'Posti' }, kind: ContactKind.PHONE, value: '0200' })];
  }
}

const calls: (readonly Representation[])[] = [];
const bodies = buildSubgraph({
  resolvers: [BodyResolver],
  referenceResolvers: {
    Body: (references) => {
      calls.push(references);
      return references.map(({ id }) =>
        id === 'nobody' ? null : { id: String(id), weight: 3, contacts: [] },
      );
    },
  },
});
/** What becomes of crates is decided by each test. */
let findCrates: () => object[] | Promise<object[]>;
const crates = buildSubgraph({
  resolvers: [BodyResolver],
  orphanedTypes: [Crate],
  referenceResolvers: { Crate: () => findCrates() },
});
const raise = (): never => {
  throw new Error('password=secret');
};
const prices = buildSubgraph({ resolvers: [PriceResolver], orphanedTypes: [ForeignBody] });

const ask = (subgraph: Subgraph, text: string, variableValues?: Record<string, unknown>) =>
  execute({
    schema: subgraph.schema,
    document: parse(text),
    contextValue: { typeOfEntity: new Map(), log: silentLog } as unknown as ServiceContext,
    variableValues,
  });

const types = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }`;
const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Body { id } } }`;

describe('a subgraph', () => {
  it('composes with the others from its SDL', () => {
    const result = composeServices([
      { name: 'bodies', typeDefs: parse(bodies.sdl), url: 'http://bodies' },
      { name: 'prices', typeDefs: parse(prices.sdl), url: 'http://prices' },
    ]);
    expect(result.errors).toBeUndefined();
    expect(result.supergraphSdl).toContain(
      'price: Float! @join__field(graph: PRICES, requires: "weight")',
    );
  });

  it('imports the directives it uses and keeps descriptions, defaults and arguments', () => {
    expect(prices.sdl).toMatch(
      /@link\(url: "[^"]+v2\.9", import: \["@key", "@shareable", "@external", "@requires"\]\)/,
    );
    expect(prices.sdl).toContain('price: Float! @requires(fields: "weight")');
    expect(prices.sdl).toContain('title(');
    expect(prices.sdl).toContain('language: Language! = FI');
    expect(prices.sdl).toContain('"""How heavy."""');
    expect(prices.sdl).not.toContain('_entities');
  });

  it('gives its SDL by _service', async () => {
    const { data } = await ask(bodies, '{ _service { sdl } }');
    expect(data).toEqual({ _service: { sdl: bodies.sdl } });
  });

  it('resolves all references of a type by one call, in their order', async () => {
    calls.length = 0;
    const r = ['a', 'nobody', 'b'].map((id) => ({ __typename: 'Body', id }));
    const { data } = await ask(bodies, entities, { r });
    expect(data).toEqual({
      _entities: [{ __typename: 'Body', id: 'a' }, null, { __typename: 'Body', id: 'b' }],
    });
    expect(calls).toHaveLength(1);
  });

  it('refuses a type that is no entity in its place only', async () => {
    const r = [{ __typename: 'Query' }, { __typename: 'Body', id: 'a' }, { id: 'x' }];
    const { data, errors } = await ask(bodies, entities, { r });
    expect(data).toEqual({ _entities: [null, { __typename: 'Body', id: 'a' }, null] });
    expect(errors?.map((error) => [error.path, error.extensions.code])).toEqual([
      [['_entities', 0], 'BAD_USER_INPUT'],
      [['_entities', 2], 'BAD_USER_INPUT'],
    ]);
  });

  it.each<[string, () => Promise<object[]>]>([
    ['when it is asked', () => raise()],
    ['while it looks', async () => raise()],
  ])(
    'that fails for one type, %s, fails in its places only and tells no secret',
    async (_, find) => {
      findCrates = find;
      const r = ['Crate', 'Body', 'Crate'].map((__typename) => ({ __typename, id: 'a' }));
      const { data, errors } = await ask(crates, types, { r });
      expect(data).toEqual({ _entities: [null, { __typename: 'Body' }, null] });
      expect(
        errors?.map(({ path, message, extensions: { code } }) => [path, message, code]),
      ).toEqual(
        [0, 2].map((place) => [
          ['_entities', place],
          'Something failed on our side.',
          'INTERNAL_SERVER_ERROR',
        ]),
      );
    },
  );

  it('takes a foreign entity at its word, but only its own fields', async () => {
    const r = [JSON.parse('{"__typename":"Body","id":"a","weight":7,"__proto__":{"price":1}}')];
    const { data } = await ask(
      prices,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Body { id price } } }`,
      { r },
    );
    expect(data).toEqual({ _entities: [{ id: 'a', price: 70 }] });
  });

  it('refuses a reference resolver for a type that is no entity', () => {
    expect(() =>
      buildSubgraph({ resolvers: [BodyResolver], referenceResolvers: { Contact: () => [] } }),
    ).toThrow('Contact');
  });
});
