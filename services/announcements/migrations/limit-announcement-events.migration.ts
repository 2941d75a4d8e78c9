import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutboxLost, dropOutboxLost } from '../../kit/outbox/outbox.migration';

/** Room to say which events are kept no more. */
export class LimitAnnouncementEvents1795305600000 implements MigrationInterface {
  name = 'LimitAnnouncementEvents1795305600000';

  up(runner: QueryRunner): Promise<void> {
    return createOutboxLost(runner, 'announcements');
  }

  down(runner: QueryRunner): Promise<void> {
    return dropOutboxLost(runner, 'announcements');
  }
}
