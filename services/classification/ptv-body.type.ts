import { Field, ID, ObjectType } from 'type-graphql';
import { JsonScalar } from '../kit/scalars';
import { PtvObjectKind } from './classification.codes';
import type { BodyReference } from './ptv/body-reference';
import type { ReadyBody } from './ptv/ready-body';
import { PtvCondition } from './ptv-transfer.type';

@ObjectType({
  description:
    'A place in a body for an id that only PTV can give: whoever sends the body puts it there.',
})
export class PtvReference implements BodyReference {
  @Field(() => String, {
    description: 'The way through fields and list positions, e.g. `serviceChannels.0`.',
  })
  readonly path: string;

  @Field(() => ID, { description: 'The `sourceId` of the object whose id belongs there.' })
  readonly sourceId: string;
}

@ObjectType({
  description:
    'An object as PTV’s API takes it. `body` is whole but for the ids that only PTV can give, and those places are in `references`. A body that is given is valid; what cannot be filled stops it, by name.',
})
export class PtvBody {
  readonly #ready: ReadyBody;

  constructor(ready: ReadyBody) {
    this.#ready = ready;
  }

  @Field(() => PtvObjectKind, { description: 'The kind of object, which says where to send it.' })
  get object(): PtvObjectKind {
    return this.#ready.object;
  }

  @Field(() => ID, {
    nullable: true,
    description:
      'Our id for the object in PTV, the same with every body of it; that of its service for a connection. A place is shared by the listings of its organisation. Null without a body.',
  })
  get sourceId(): string | null {
    return this.#ready.made?.sourceId ?? null;
  }

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The JSON to send; null when `conditions` stop it.',
  })
  get body(): unknown {
    return this.#ready.made?.body ?? null;
  }

  @Field(() => [PtvReference], { description: 'Where PTV’s ids go and whose they are.' })
  get references(): readonly PtvReference[] {
    return this.#ready.made?.references ?? [];
  }

  @Field(() => [PtvCondition], { description: 'What stops it; empty when there is a body.' })
  get conditions(): readonly PtvCondition[] {
    return this.#ready.conditions.map((judged) => new PtvCondition(judged));
  }
}
