import { parse, type OperationDefinitionNode } from 'graphql';
import { composeSupergraph } from '../compose/compose-supergraph';
import { readSupergraph } from '../compose/supergraph';
import { readNamingRules } from './naming-rules';
import { planOperation } from './plan-operation';
import type { PlanNode } from './plan-types';
import type { Planner } from './planner';
import { toPlanningOperation } from './planning-operation';

const { supergraphSdl } = composeSupergraph([
  {
    name: 'orgs',
    url: 'http://orgs.test',
    sdl: 'type Query { a: Int } type Mutation { rename: Int }',
  },
]);

const planning = () => {
  const document = parse('mutation { rename }');
  const [operation] = document.definitions;
  const rules = readNamingRules(readSupergraph(supergraphSdl));
  return toPlanningOperation(document, operation as OperationDefinitionNode, rules);
};

const planner = (node: PlanNode): Planner => ({
  overrideLabels: [],
  overridePercentages: [],
  plan: () => Promise.resolve({ kind: 'QueryPlan', node }),
  close: () => undefined,
});

const rename: PlanNode = {
  kind: 'Fetch',
  serviceName: 'orgs',
  operationKind: 'mutation',
  operation: 'mutation { rename }',
};

const overrides = { labels: new Set<string>(), percentage: 0 };

describe('planning a mutation', () => {
  it('refuses a plan that would execute a field twice', async () => {
    const conditional: PlanNode = { kind: 'Condition', condition: 'more', ifClause: rename };
    const twice = planner({ kind: 'Sequence', nodes: [rename, conditional] });
    await expect(planOperation(planning(), twice, overrides)).rejects.toMatchObject({
      message: expect.stringContaining('"rename" cannot be planned to be executed once') as string,
      extensions: { code: 'PLANNING_FAILED' },
    });
  });

  it('takes one that executes it once', async () => {
    const { steps } = await planOperation(planning(), planner(rename), overrides);
    expect(steps).toHaveLength(1);
  });
});
