import { renderSchemaFiles, writeFiles } from './generated-files';

/** `npm run schema`: writes the schemas and the pages that are made from tables in the code. */
void renderSchemaFiles().then(writeFiles);
