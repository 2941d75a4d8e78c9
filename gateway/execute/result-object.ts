/** An object of the result tree. Its keys are response keys of the planned operation. */
export type ResultObject = Record<string, unknown>;
