export { createAskOverHttp } from './ask-over-http';
export { createGraphSource, type Ask, type GraphAnswer } from './graph-source';
export { createPtvClient } from './ptv-client';
export { startTransferWorker } from './transfer-worker';
