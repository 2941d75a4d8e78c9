import { renderClientFiles, writeFiles } from './generated-files';

/** `npm run codegen`: writes the clients' types. */
void renderClientFiles().then(writeFiles);
