import { GraphQLError } from 'graphql';

/** What goes wrong in a case, the same way on both sides. */
export type Fault =
  | { readonly kind: 'null' | 'throw'; readonly field: string; readonly id: string }
  | { readonly kind: 'down'; readonly subgraph: string }
  | {
      readonly kind: 'answer';
      readonly subgraph: string;
      readonly call: number;
      readonly how: Mangling;
    };

/** What a transport makes of an answer. */
export const manglings = [
  'short',
  'long',
  'no list',
  'no data',
  'lost',
  'pathless error',
  'missing entity',
  'no entity',
] as const;
export type Mangling = (typeof manglings)[number];

/** The state that one execution reads and changes. */
export interface World {
  readonly faults: ReadonlyMap<string, 'null' | 'throw'>;
  readonly down: ReadonlySet<string>;
  readonly renamed: Map<string, string>;
  /** Mutations in the order in which they happened. */
  readonly log: string[];
}

export function newWorld(faults: readonly Fault[]): World {
  const byCoordinate = new Map<string, 'null' | 'throw'>();
  const down = new Set<string>();
  for (const fault of faults) {
    if (fault.kind === 'down') down.add(fault.subgraph);
    else if (fault.kind !== 'answer') byCoordinate.set(`${fault.field} ${fault.id}`, fault.kind);
  }
  return { faults: byCoordinate, down, renamed: new Map(), log: [] };
}

export interface Entity {
  readonly __typename: string;
  readonly id: string;
}

type Arguments = Readonly<Record<string, unknown>>;
type FieldValue = (
  entity: Entity & Record<string, unknown>,
  args: Arguments,
  world: World,
) => unknown;

const entity = (typename: string, id: string): Entity => ({ __typename: typename, id });
const number = ({ id }: Entity): number => Number(id.slice(1));
const users = ['u1', 'u2', 'u3', 'u4'];
const products = ['p1', 'p2', 'p3', 'p4', 'p5'];
const reviews = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
const first = (ids: readonly string[], { first: count }: Arguments): readonly string[] =>
  typeof count === 'number' && count >= 0 ? ids.slice(0, count) : ids;
const list = (typename: string, ids: readonly string[]): Entity[] =>
  ids.map((id) => entity(typename, id));
const item = (id: string): Entity => entity(number({ id } as Entity) % 2 ? 'Book' : 'Toy', id);

/** What an input object says, its default and what it holds inside. */
function isAmong(id: string, among: unknown): boolean {
  if (typeof among !== 'object' || among === null) return true;
  const { ids, odd, unit, and } = among as Record<string, unknown>;
  if (Array.isArray(ids) && !ids.includes(id)) return false;
  if (odd === true && number({ id } as Entity) % 2 === 0) return false;
  if (unit === 'G' && id === 'p1') return false;
  return isAmong(id, and);
}

/** Values of all fields by `Type.field`, whoever answers them. */
export const values: Readonly<Record<string, FieldValue>> = {
  'Query.me': () => entity('User', 'u1'),
  'Query.user': (_, { id }) => (users.includes(String(id)) ? entity('User', String(id)) : null),
  'Query.users': (_, args) => list('User', first(users, args)),
  'Query.node': (_, { id }) =>
    users.includes(String(id)) ? entity('User', String(id)) : entity('Team', 't1'),
  'Query.actors': () => [entity('User', 'u2'), entity('Team', 't1'), null, entity('User', 'u3')],
  'User.name': ({ id }, _, { renamed }) => renamed.get(id) ?? `Name of ${id}`,
  'User.email': (user) => (number(user) === 3 ? null : `${user.id}@example.fi`),
  'User.age': (user) => 20 + number(user),
  'User.role': (user) => (number(user) % 2 ? 'ADMIN' : 'GUEST'),
  'User.address': (user) => ({ ...entity('Address', user.id), owner: user.id }),
  'User.friends': (user, args) =>
    list(
      'User',
      first(
        users.filter((id) => id !== user.id),
        args,
      ),
    ),
  'User.best': (user) => (number(user) === 4 ? null : entity('User', `u${number(user) + 1}`)),
  'User.team': () => entity('Team', 't1'),
  'Team.name': ({ id }) => `Team ${id}`,
  'Team.members': (_, args) => list('User', first(users, args)),
  'Address.street': ({ id }) => `Street ${id}`,
  'Address.city': () => 'Turku',
  'Mutation.rename': (_, { id, name }, world) => {
    world.log.push(`rename ${String(id)}`);
    world.renamed.set(String(id), String(name));
    return users.includes(String(id)) ? entity('User', String(id)) : null;
  },
  'Query.product': (_, { id }) =>
    products.includes(String(id)) ? entity('Product', String(id)) : null,
  'Query.products': (_, args) =>
    list(
      'Product',
      first(
        products.filter((id) => isAmong(id, args['among'])),
        args,
      ),
    ),
  'Query.items': () => ['i1', 'i2', 'i3'].map(item),
  'Query.things': () => [item('i1'), entity('Product', 'p2'), item('i2')],
  'Product.title': ({ id }) => `Title "${id}" – ä\n`,
  'Product.price': (product) => (number(product) === 2 ? null : number(product) * 10),
  'Product.weight': (product, { unit }) => number(product) * (unit === 'G' ? 1000 : 1),
  'Product.tags': (product) => ['a', 'b', 'c'].slice(0, number(product) % 4),
  'Product.related': (product) =>
    list(
      'Product',
      products.filter((id) => number({ id } as Entity) > number(product)).slice(0, 2),
    ),
  'Product.matrix': (product) => [[1, number(product)], [], null],
  'Mutation.price': (_, { id }, world) => {
    world.log.push(`price ${String(id)}`);
    return products.includes(String(id)) ? entity('Product', String(id)) : null;
  },
  'Item.name': ({ id }) => `Item ${id}`,
  'Book.pages': (book) => number(book) * 100,
  'Toy.age': (toy) => number(toy),
  'Query.reviews': (_, args) => list('Review', first(reviews, args)),
  'Query.review': (_, { id }) =>
    reviews.includes(String(id)) ? entity('Review', String(id)) : null,
  'Review.body': ({ id }) => `Body of ${id}`,
  'Review.stars': (review) => number(review) % 5,
  'Review.author': (review) => entity('User', users[number(review) % 4]!),
  'Review.product': (review) =>
    number(review) === 6 ? null : entity('Product', products[number(review) % 5]!),
  'User.reviews': (user, args) =>
    list(
      'Review',
      first(
        reviews.filter((id) => number({ id } as Entity) % 4 === number(user) - 1),
        args,
      ),
    ),
  'Product.reviews': (product) =>
    list(
      'Review',
      reviews.filter((id) => number({ id } as Entity) % 5 === number(product) - 1),
    ),
  'User.standing': ({ age, email }) => `${String(age)} ${String(email)}`,
  'Mutation.review': (_, { id }, world) => {
    world.log.push(`review ${String(id)}`);
    return entity('Review', 'r1');
  },
  'Product.inStock': (product) => number(product) % 2 === 0,
  'Product.shipping': ({ price, weight }) =>
    typeof price === 'number' && typeof weight === 'number' ? price * weight : null,
  'Product.warehouse': (product) => ({ ...entity('Warehouse', product.id) }),
  'Product.total': ({ shipping }) => (typeof shipping === 'number' ? shipping + 1 : null),
  'Warehouse.city': ({ id }) => `City ${id}`,
  'Warehouse.products': () => list('Product', ['p1', 'p3']),
  'Item.rating': (rated) => number(rated) + 0.5,
  'Item.grade': (rated) => number(rated) % 3,
  'Item.code': (rated, { unit }) => `${rated.id} ${String(unit)}`,
  'Item.shelf': ({ id }) => entity('Shelf', id),
  'Item.box': ({ id }) => entity('Shelf', id),
  'Item.tag': ({ name }) => `Tag of ${String(name)}`,
  'Item.score': ({ grade }) => Number(grade) * 10,
  'Shelf.row': (shelf) => number(shelf),
  'Shelf.side': () => 'left',
  'Query.top': () => item('i2'),
};

/** The value of a field in a world: a fault comes before the value. */
export function valueOf(
  typename: string,
  field: string,
  parent: Record<string, unknown>,
  args: Arguments,
  world: World,
): unknown {
  const id = typeof parent['id'] === 'string' ? parent['id'] : '';
  const fault =
    world.faults.get(`${typename}.${field} ${id}`) ?? world.faults.get(`Item.${field} ${id}`);
  const value = values[`${typename}.${field}`] ?? values[`Item.${field}`];
  if (!value) throw new Error(`No value for ${typename}.${field}`);
  // A mutation that fails has happened all the same.
  const result = typename === 'Mutation' || !fault ? value(parent as never, args, world) : null;
  if (fault === 'throw') throw new GraphQLError(`${typename}.${field} failed for ${id}`);
  return fault === 'null' ? null : result;
}

/** The owner of an interface knows which implementation an entity is. */
export const catalogItem = ({ id }: Readonly<Record<string, unknown>>): Entity => item(String(id));
