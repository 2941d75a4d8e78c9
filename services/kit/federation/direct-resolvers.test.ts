import { parse, execute, type GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
  type MiddlewareFn,
} from 'type-graphql';
import type { ServiceContext } from '../context';
import { Language, LanguageArg } from '../localized-text';
import { buildSubgraph } from './subgraph';

@InputType({ description: 'A range.' })
class Range {
  @Field(() => Int, { description: 'From.' })
  readonly from: number;

  get next(): number {
    return this.from + 1;
  }
}

@InputType({ description: 'Only fields.' })
class Window {
  @Field(() => Int, { nullable: true, description: 'From.' })
  readonly from?: number;

  @Field(() => Window, { nullable: true, description: 'Another one.' })
  readonly inner?: Window;
}

@InputType({ description: 'A value of its own.' })
class Sized extends Window {
  @Field(() => Int, { description: 'How many.' })
  readonly size: number = 7;
}

@InputType({ description: 'Holds one that is more than its fields.' })
class Around {
  @Field(() => Range, { description: 'A range.' })
  readonly range: Range;
}

@ObjectType('Base', { description: 'What entries share.' })
abstract class Base {
  @Field(() => String, { description: 'Own words.' })
  label(@LanguageArg() language: Language): string {
    return `${language} ${this.constructor.name}`;
  }

  @Field(() => String, { description: 'Told otherwise below.' })
  kind(): string {
    return 'base';
  }
}

@ObjectType({ description: 'An entry.' })
class Entry extends Base {
  @Field(() => Int, { name: 'shown', description: 'Another name.' })
  readonly hidden: number;

  @Field(() => String, { description: 'Told otherwise than above.' })
  override kind(): string {
    return 'entry';
  }

  @Field(() => Int, { description: 'A getter of the class.' })
  get twice(): number {
    return this.hidden * 2;
  }
}

const loud: MiddlewareFn = async (_action, next) => `${String(await next())}!`;

@Resolver(() => Entry)
class EntryResolver {
  #calls = 0;

  @Query(() => Entry, { description: 'A value that is only shaped like an entry.' })
  entry(): Entry {
    return { hidden: 3 } as Entry;
  }

  @Query(() => String, { description: 'Whether it is an instance of its class.' })
  plain(@Arg('given', () => Window, { description: 'Only fields.' }) given: Window): string {
    return `${given instanceof Window} ${given.inner?.from}`;
  }

  @Query(() => String, { description: 'The same.' })
  sized(@Arg('given', () => Sized, { description: 'With a value.' }) given: Sized): string {
    return `${given instanceof Sized} ${given.size}`;
  }

  @Query(() => String, { description: 'The same.' })
  around(@Arg('given', () => Around, { description: 'Around methods.' }) given: Around): string {
    return `${given instanceof Around} ${given.range.next}`;
  }

  @Mutation(() => Int, { description: 'Another number.' })
  count(@Arg('by', () => Int, { description: 'By.' }) by: number): number {
    return (this.#calls += by);
  }

  @FieldResolver(() => String, { description: 'All kinds of parameters, in another order.' })
  all(
    @Info() { fieldName }: GraphQLResolveInfo,
    @Arg('number', () => Int, { defaultValue: 5, description: 'A number.' }) number: number,
    @Ctx() { requestId }: ServiceContext,
    @Root() entry: Entry,
    @Root('hidden') hidden: number,
    @Ctx('requestId') again: string,
  ): string {
    return [fieldName, number, requestId, entry.twice, hidden, again].join();
  }

  @FieldResolver(() => Int, { description: 'Arguments of a class of their own.' })
  after(@Arg('range', () => Range, { description: 'A range.' }) range: Range): number {
    return range.next;
  }

  @UseMiddleware(loud)
  @FieldResolver(() => String, { description: 'With a middleware.' })
  word(): string {
    return 'hei';
  }

  @FieldResolver(() => Int, { description: 'How often it was asked.' })
  calls(): number {
    return (this.#calls += 1);
  }
}

// A class of another subgraph, for the same type.
@ObjectType('Entry', { description: 'An entry, elsewhere.' })
class OtherEntry {
  @Field(() => String, { description: 'Another field of the same name.' })
  shown(): string {
    return 'other';
  }
}

@Resolver(() => OtherEntry)
class OtherResolver {
  @Query(() => OtherEntry, { description: 'One.' })
  entry(): OtherEntry {
    return new OtherEntry();
  }
}

const ask = async (resolver: typeof EntryResolver | typeof OtherResolver, text: string) =>
  execute({
    schema: buildSubgraph({ resolvers: [resolver] }).schema,
    document: parse(text),
    contextValue: { requestId: 'r1' } as ServiceContext,
  });

describe('resolvers that are called directly', () => {
  it('get what their parameters ask for, whatever the order', async () => {
    const { data } = await ask(EntryResolver, '{ entry { all other: all(number: 7) } }');
    expect(data).toEqual({ entry: { all: 'all,5,r1,6,3,r1', other: 'all,7,r1,6,3,r1' } });
  });

  it('find methods and getters on values that are only shaped like their class', async () => {
    const { data } = await ask(EntryResolver, '{ entry { shown twice label kind } }');
    expect(data).toEqual({ entry: { shown: 3, twice: 6, label: 'FI Entry', kind: 'entry' } });
  });

  it('leave input classes and middlewares to type-graphql', async () => {
    const { data } = await ask(EntryResolver, '{ entry { after(range: { from: 4 }) word } }');
    expect(data).toEqual({ entry: { after: 5, word: 'hei!' } });
  });

  it('give roots inputs that are only fields as they come, others as instances', async () => {
    const { data } = await ask(
      EntryResolver,
      `{ plain(given: { inner: { from: 2 } }) sized(given: {}) around(given: { range: { from: 4 } }) }`,
    );
    expect(data).toEqual({ plain: 'false 2', sized: 'true 7', around: 'true 5' });
    const counted = await ask(EntryResolver, 'mutation { a: count(by: 2) b: count(by: 3) }');
    expect(counted.data).toEqual({ a: 2, b: 5 });
  });

  it('are one instance for all calls', async () => {
    const { data } = await ask(EntryResolver, '{ entry { a: calls b: calls } }');
    expect(data).toEqual({ entry: { a: 1, b: 2 } });
  });

  it('are those of the subgraph, whatever others call their types', async () => {
    expect((await ask(OtherResolver, '{ entry { shown } }')).data).toEqual({
      entry: { shown: 'other' },
    });
    expect((await ask(EntryResolver, '{ entry { shown } }')).data).toEqual({ entry: { shown: 3 } });
  });
});
