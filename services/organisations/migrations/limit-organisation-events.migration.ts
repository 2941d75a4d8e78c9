import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutboxLost, dropOutboxLost } from '../../kit/outbox/outbox.migration';

/**
 * Room to say which events are kept no more. Events from before said too little to be matched with
 * a filter; nobody could follow them yet, so they go.
 */
export class LimitOrganisationEvents1795305600000 implements MigrationInterface {
  name = 'LimitOrganisationEvents1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    await createOutboxLost(runner, 'organisations');
    await runner.query(`DELETE FROM organisations.outbox WHERE payload->'organisation' IS NULL`);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropOutboxLost(runner, 'organisations');
  }
}
