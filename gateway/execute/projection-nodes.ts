import {
  isNonNullType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import { leafText, leafWriter, type LeafText } from './leaf-writer';
import type { WriteState } from './write-state';

/** Writes one position of the answer; false, with nothing written, where the answer is null. */
export interface ProjectionNode {
  readonly kind: 'leaf' | 'object' | 'list';
  readonly type: GraphQLOutputType;
  write(value: unknown, state: WriteState): boolean;
}

export interface LeafProjection extends ProjectionNode {
  readonly kind: 'leaf';
  /** Null where the value has to be written by itself. */
  readonly text: LeafText | null;
}

export interface ListProjection extends ProjectionNode {
  readonly kind: 'list';
  readonly item: ProjectionNode;
  readonly isItemNonNull: boolean;
}

export interface ObjectProjection extends ProjectionNode {
  readonly kind: 'object';
  /** The fields asked of an object of this type; null when the type cannot or may not stand here. */
  fieldsOf(typename: string | undefined): readonly FieldProjection[] | null;
  /** The fields asked of every type that can stand here. */
  allFields(): readonly (readonly FieldProjection[])[];
  /** Whether the principal may not be told of an object of this type. */
  isDenied(typename: string | undefined): boolean;
}

export type AnyProjection = LeafProjection | ListProjection | ObjectProjection;

export interface FieldProjection {
  /** The key in the result tree. */
  readonly key: string;
  /** The key in the answer. */
  readonly clientKey: string;
  readonly fieldName: string;
  readonly isNonNull: boolean;
  readonly isDenied: boolean;
  readonly node: AnyProjection;
  /** Key and value where they are known without the data: `__typename` of an object type. */
  readonly fixed: string | null;
  /** `"key":` and `"key":null`, with the comma before when the field is not the first. */
  readonly head: string;
  readonly nullText: string;
}

export interface ObjectNodeParts {
  readonly type: GraphQLCompositeType;
  /** The fields asked of an object of this type; null when it cannot or may not stand here. */
  readonly selectedOf: (
    typename: string | undefined,
  ) => { readonly list: readonly FieldProjection[] } | null;
  /** Names of the object types that can stand here. */
  readonly possible: readonly string[];
  readonly isDenied: ObjectProjection['isDenied'];
  readonly write: ProjectionNode['write'];
}

export const objectNode = (parts: ObjectNodeParts): ObjectProjection =>
  Object.freeze({
    kind: 'object' as const,
    type: parts.type,
    fieldsOf: (typename: string | undefined) => parts.selectedOf(typename)?.list ?? null,
    allFields: () => parts.possible.map((name) => parts.selectedOf(name)?.list ?? []),
    isDenied: parts.isDenied,
    write: parts.write,
  });

export function listNode(
  type: GraphQLOutputType & { ofType: GraphQLOutputType },
  item: ProjectionNode,
): ListProjection {
  const isItemNonNull = isNonNullType(type.ofType);
  const write: ProjectionNode['write'] = (value, state) => {
    const { out } = state;
    if (!Array.isArray(value)) {
      if (value !== null) state.flawed = true;
      return false;
    }
    const before = out.text;
    out.text += '[';
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) out.text += ',';
      if (item.write(value[index], state)) continue;
      if (isItemNonNull) {
        state.flawed = true;
        out.text = before;
        return false;
      }
      out.text += 'null';
    }
    out.text += ']';
    return true;
  };
  return Object.freeze({ kind: 'list' as const, type, item, isItemNonNull, write });
}

export function leafNode(type: GraphQLLeafType): LeafProjection {
  const writeLeaf = leafWriter(type);
  const write: ProjectionNode['write'] = (value, state) => {
    if (writeLeaf(value, state)) return true;
    if (value !== null) state.flawed = true;
    return false;
  };
  return Object.freeze({ kind: 'leaf' as const, type, text: leafText(type), write });
}

export function deniedNode(type: GraphQLOutputType): LeafProjection {
  const write: ProjectionNode['write'] = (_, state) => {
    state.flawed = true;
    return false;
  };
  return Object.freeze({ kind: 'leaf' as const, type, text: null, write });
}

export function finishedNode(type: GraphQLOutputType): LeafProjection {
  const write: ProjectionNode['write'] = (value, { out }) => {
    if (value === null || value === undefined) return false;
    out.json(JSON.stringify(value));
    return true;
  };
  return Object.freeze({ kind: 'leaf' as const, type, text: null, write });
}
