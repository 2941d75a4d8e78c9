import type { SubgraphRequest } from './transport';

/** The same request under another signal. */
export function withSignal(request: SubgraphRequest, signal: AbortSignal): SubgraphRequest {
  return {
    kind: request.kind,
    document: request.document,
    documentText: request.documentText,
    get variables() {
      return request.variables;
    },
    get variablesText() {
      return request.variablesText;
    },
    shape: request.shape,
    context: { ...request.context, signal },
  };
}
