/** A class that TypeORM or type-graphql registers. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the libraries' own type
export type RegisteredClass = Function;
