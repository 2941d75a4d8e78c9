import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutboxLost, dropOutboxLost } from '../../kit/outbox/outbox.migration';

/** Room to say which events are kept no more. */
export class LimitListingEvents1795305600000 implements MigrationInterface {
  name = 'LimitListingEvents1795305600000';

  up(runner: QueryRunner): Promise<void> {
    return createOutboxLost(runner, 'listings');
  }

  down(runner: QueryRunner): Promise<void> {
    return dropOutboxLost(runner, 'listings');
  }
}
