import {
  getNamedType,
  isCompositeType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random';
import { sources } from './subgraphs';
import type { Case } from './two-sides';
import { manglings, values, type Fault } from './world';

/** A valid operation over the schema, its variables and what goes wrong while it runs. */
export function generateCase(schema: GraphQLSchema, random: Random): Case {
  for (;;) {
    const writer = new OperationWriter(schema, random);
    const test = writer.write();
    if (!validate(schema, parse(test.query)).length)
      return { ...test, faults: faults(test.query, random) };
  }
}

const ids = [
  '',
  'u1',
  'u2',
  'u3',
  'u4',
  'p1',
  'p2',
  'p3',
  'p4',
  'p5',
  'r1',
  'r2',
  'r3',
  'i1',
  'i2',
  'i3',
  't1',
];

function faults(query: string, random: Random): Fault[] {
  const fields = Object.keys(values);
  const words = new Set(query.match(/\w+/g));
  // Most faults of a field that nobody asks for show nothing.
  const asked = fields.filter((field) => words.has(field.split('.')[1]!));
  const count = random.pick([0, 0, 1, 1, 2, 4]);
  return Array.from({ length: count }, (): Fault => {
    if (random.chance(0.15)) return { kind: 'down', subgraph: random.pick(Object.keys(sources)) };
    if (random.chance(0.2))
      return {
        kind: 'answer',
        subgraph: random.pick(Object.keys(sources)),
        call: 1 + random.below(2),
        how: random.pick(manglings),
      };
    const field = random.pick(asked.length && random.chance(0.5) ? asked : fields);
    const isRoot = /^(Query|Mutation)\./.test(field);
    const fitting = ids.filter((id) => isRoot === (id === '') && fits(field, id));
    return { kind: random.pick(['null', 'throw']), field, id: random.pick(fitting) };
  });
}

const letters: Readonly<Record<string, string>> = {
  User: 'u',
  Address: 'u',
  Product: 'p',
  Warehouse: 'p',
  Review: 'r',
  Team: 't',
};
const fits = (field: string, id: string): boolean =>
  id === '' || id.startsWith(letters[field.split('.')[0]!] ?? 'i');

class OperationWriter {
  private readonly variables = new Map<
    string,
    { type: string; value: unknown; fallback: string }
  >();
  private readonly fragments: string[] = [];
  private budget: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
  ) {
    this.budget = 6 + random.below(34);
  }

  write(): Omit<Case, 'faults'> {
    const kind = this.random.chance(0.12) ? 'mutation' : 'query';
    const type = kind === 'query' ? this.schema.getQueryType()! : this.schema.getMutationType()!;
    const body = this.selectionSet(type, 0);
    const declared = [...this.variables].map(
      ([name, { type: of, fallback }]) => `$${name}: ${of}${fallback}`,
    );
    const head = declared.length ? `${kind} (${declared.join(', ')})` : kind;
    const variables = Object.fromEntries(
      [...this.variables].flatMap(([name, { value }]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    return { query: [`${head} ${body}`, ...this.fragments].join('\n'), variables };
  }

  private selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.random.below(depth > 4 ? 2 : 4);
    const parts: string[] = [];
    for (let index = 0; index < count; index += 1) parts.push(this.selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    this.budget -= 1;
    const hasFields = isObjectType(type) || isInterfaceType(type);
    if (!hasFields || this.random.chance(0.18)) {
      const shape = this.random.below(hasFields ? 4 : 3);
      if (shape === 0) return `${this.alias()}__typename`;
      if (depth < 6 && this.budget > 0) return this.fragment(type, depth);
      return '__typename';
    }
    const fields = Object.values(type.getFields());
    const leaves = fields.filter(({ type: of }) => !isCompositeType(getNamedType(of)));
    const mustEnd = depth > 5 || this.budget <= 0;
    if (mustEnd && !leaves.length) return '__typename';
    return this.field(this.random.pick(mustEnd ? leaves : fields), depth);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap((arg) => this.argument(arg) ?? []);
    const text = `${this.alias()}${field.name}${args.length ? `(${args.join(', ')})` : ''}${this.directive()}`;
    const inner = getNamedType(field.type);
    return isCompositeType(inner) ? `${text} ${this.selectionSet(inner, depth + 1)}` : text;
  }

  private alias(): string {
    const names = ['a', 'b', 'id', 'name', 'price', 'constructor', '__proto__', 'age'];
    return this.random.chance(0.2) ? `${this.random.pick(names)}: ` : '';
  }

  private argument(arg: GraphQLArgument): string | undefined {
    const isRequired = isNonNullType(arg.type);
    if (!isRequired && this.random.chance(0.4)) return undefined;
    const named = getNamedType(arg.type);
    if (isInputObjectType(named)) return `${arg.name}: ${this.inputObject(named, 0)}`;
    const value = isEnumType(named)
      ? this.random.pick(['KG', 'G'])
      : named.name === 'Int'
        ? this.random.below(4)
        : this.random.pick(['u1', 'u2', 'p1', 'p2', 'r1', 'nobody']);
    if (this.random.chance(0.4)) return `${arg.name}: $${this.variable(String(arg.type), value)}`;
    return `${arg.name}: ${isEnumType(named) ? String(value) : JSON.stringify(value)}`;
  }

  /** As a variable, or written out with variables inside. */
  private inputObject(type: GraphQLInputObjectType, depth: number): string {
    if (depth === 0 && this.random.chance(0.3))
      return `$${this.variable(type.name, this.inputValue(type, 0))}`;
    const parts: string[] = [];
    for (const field of Object.values(type.getFields())) {
      if (this.random.chance(0.5)) continue;
      const named = getNamedType(field.type);
      if (isInputObjectType(named)) {
        if (depth < 2) parts.push(`${field.name}: ${this.inputObject(named, depth + 1)}`);
        continue;
      }
      const value = this.leafInput(field.type);
      const text = isEnumType(named) ? String(value) : JSON.stringify(value);
      const asVariable = this.random.chance(0.4);
      parts.push(
        `${field.name}: ${asVariable ? `$${this.variable(String(field.type), value)}` : text}`,
      );
    }
    return `{ ${parts.join(', ')} }`;
  }

  private inputValue(type: GraphQLInputObjectType, depth: number): Record<string, unknown> {
    const entries = Object.values(type.getFields()).flatMap((field): [string, unknown][] => {
      if (this.random.chance(0.5)) return [];
      const named = getNamedType(field.type);
      if (!isInputObjectType(named)) return [[field.name, this.leafInput(field.type)]];
      return depth < 2 ? [[field.name, this.inputValue(named, depth + 1)]] : [];
    });
    return Object.fromEntries(entries);
  }

  private leafInput(type: GraphQLInputType): unknown {
    const named = getNamedType(type);
    if (isEnumType(named)) return this.random.pick(['KG', 'G']);
    if (named.name === 'Boolean') return this.random.chance(0.5);
    const ids = ['p1', 'p2', 'p3', 'p5', 'nobody'];
    // One value in place of a list is a list of one.
    if (isListType(getNullableType(type)) && this.random.chance(0.7))
      return Array.from({ length: this.random.below(4) }, () => this.random.pick(ids));
    return this.random.pick(ids);
  }

  private directive(): string {
    if (!this.random.chance(0.12)) return '';
    const name = this.random.pick(['skip', 'include']);
    const value = this.random.chance(0.5);
    if (this.random.chance(0.3)) return ` @${name}(if: ${value})`;
    return ` @${name}(if: $${this.variable('Boolean!', value)})`;
  }

  private variable(type: string, value: unknown): string {
    for (const [known, entry] of this.variables)
      if (entry.type === type && this.random.chance(0.4)) return known;
    const name = `v${this.variables.size}`;
    const hasFallback = type === 'Boolean!' && this.random.chance(0.3);
    const mustBeGiven = type.endsWith('!') && !hasFallback;
    this.variables.set(name, {
      type,
      value: mustBeGiven || this.random.chance(0.8) ? value : undefined,
      fallback: hasFallback ? ` = ${this.random.chance(0.5)}` : '',
    });
    return name;
  }

  /** Something of each type of an interface: one subgraph can be asked for all of it at once. */
  private byType(type: GraphQLInterfaceType, depth: number): string {
    const parts = this.schema
      .getPossibleTypes(type)
      .map(
        (each) => `... on ${each.name}${this.directive()} ${this.selectionSet(each, depth + 1)}`,
      );
    return parts.join(' ');
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const possible = [
      type,
      ...(isObjectType(type) ? type.getInterfaces() : this.schema.getPossibleTypes(type)),
    ];
    if (isInterfaceType(type) && this.random.chance(0.5)) return this.byType(type, depth);
    const condition = this.random.pick(possible);
    const body = this.selectionSet(condition, depth + 1);
    if (this.random.chance(0.4)) {
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${condition.name} ${body}`);
      return this.random.chance(0.3)
        ? `...${name}${this.directive()} ...${name}`
        : `...${name}${this.directive()}`;
    }
    const named = condition === type && this.random.chance(0.5) ? '' : ` on ${condition.name}`;
    return `...${named}${this.directive()} ${body}`;
  }
}
