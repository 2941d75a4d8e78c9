import type { DataSource } from 'typeorm';
import { reference } from '../../reference';
import type { ServiceContext } from '../kit/context';
import { readCatalogue, type Catalogue } from './catalogue';
import { loadCodeLists } from './code-list.loader';
import { withRuleFiles } from './rule-file';

// The lists hold a few hundred entries and change only when a version is deployed, so every
// request reads them from memory and none asks the database.
const catalogues = new WeakMap<DataSource, Catalogue>();

/**
 * Brings the tables up to date with the data files, and the rule sets of `ruleFiles` beside them,
 * and reads them once, before any request. Rules that may not be used stop it before anything is
 * written.
 */
export async function prepareCatalogue(
  dataSource: DataSource,
  ruleFiles: string | null,
): Promise<void> {
  await loadCodeLists(dataSource, withRuleFiles(reference(), ruleFiles));
  catalogues.set(dataSource, await readCatalogue(dataSource));
}

/** The lists and rules of the running service. */
export function catalogueOf({ dataSource }: Pick<ServiceContext, 'dataSource'>): Catalogue {
  const catalogue = catalogues.get(dataSource);
  if (!catalogue) throw new Error('The classification service answers before it was prepared.');
  return catalogue;
}
