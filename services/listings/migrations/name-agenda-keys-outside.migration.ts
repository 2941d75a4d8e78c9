import type { MigrationInterface, QueryRunner } from 'typeorm';
import { plannedAgendaKeys } from './find-by-time-and-place.migration';

/** Who writes a listing says what it is known under in the agenda (`agendaNamesOf`). */
export class NameAgendaKeysOutside1796083200001 implements MigrationInterface {
  name = 'NameAgendaKeysOutside1796083200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION listings.agenda_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(plannedAgendaKeys);
  }
}
