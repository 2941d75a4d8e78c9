import { getOperationAST, print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { ClientError } from '../../platform/errors';
import { noIncrementalDelivery } from '../guard/documents';

/**
 * The operation of a document that a request means. Throws ClientError when there is none, or when
 * it wants to be answered in parts, which this gateway does not do.
 */
export function chooseOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName || undefined);
  if (operation) {
    refuseDefer(document);
    return operation;
  }
  const message = operationName
    ? `The document has no operation "${operationName}".`
    : 'The document has several operations: send operationName to choose one.';
  throw new ClientError('OPERATION_RESOLUTION_FAILURE', message);
}

function refuseDefer(document: DocumentNode): void {
  const text = document.loc?.source.body;
  if (text !== undefined && !text.includes('@defer') && !text.includes('@stream')) return;
  if (!/@(defer|stream)\b/.test(print(document))) return;
  throw new ClientError('GRAPHQL_VALIDATION_FAILED', noIncrementalDelivery);
}
