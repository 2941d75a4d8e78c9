import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { PtvTransferState } from './classification.codes';
import { ptvStandingOf, type PtvTransferStanding } from './ptv-transfer.loader';
import { PtvTransfer } from './ptv-transfer.type';

/** What the ledger of the transfer knows: read only when somebody asks for it. */
@Resolver(() => PtvTransfer)
export class PtvTransferResolver {
  @FieldResolver(() => PtvTransferState, {
    nullable: true,
    description:
      'How it stands with the listing in PTV; null while the transfer has not looked at it, or where none runs. It follows a change within seconds, when PTV answers.',
  })
  async state(@Root() transfer: PtvTransfer, @Ctx() context: ServiceContext) {
    return (await standing(transfer, context))?.state ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it is WAITING or REFUSED: in PTV’s own words where PTV refused. Null when all is well.',
  })
  async lastError(
    @Root() transfer: PtvTransfer,
    @Ctx() context: ServiceContext,
  ): Promise<string | null> {
    return (await standing(transfer, context))?.lastError ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When PTV was last asked for something about it.',
  })
  async lastAttemptAt(
    @Root() transfer: PtvTransfer,
    @Ctx() context: ServiceContext,
  ): Promise<Date | null> {
    return (await standing(transfer, context))?.lastAttemptAt ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it is tried again; null when nothing waits.',
  })
  async nextAttemptAt(
    @Root() transfer: PtvTransfer,
    @Ctx() context: ServiceContext,
  ): Promise<Date | null> {
    return (await standing(transfer, context))?.nextAttemptAt ?? null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When PTV was last known to have it as it is here.',
  })
  async transferredAt(
    @Root() transfer: PtvTransfer,
    @Ctx() context: ServiceContext,
  ): Promise<Date | null> {
    return (await standing(transfer, context))?.transferredAt ?? null;
  }

  @FieldResolver(() => Int, {
    description: 'Attempts that failed since it last changed or succeeded.',
  })
  async attempts(@Root() transfer: PtvTransfer, @Ctx() context: ServiceContext): Promise<number> {
    return (await standing(transfer, context))?.attempts ?? 0;
  }
}

const standing = (
  { listingId }: PtvTransfer,
  context: ServiceContext,
): Promise<PtvTransferStanding | null> => ptvStandingOf(context).load(listingId);
