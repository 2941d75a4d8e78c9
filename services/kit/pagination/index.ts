export { ConnectionArgs, defaultPageSize, maxPageSize } from './connection-args';
export { createConnectionType } from './connection-type';
export { invalidCursor } from './cursor';
export type { KeyColumn, Keyset, ListQuery } from './keyset';
export { listPage } from './list-page';
export { Page } from './page';
export { PageInfo } from './page-info';
export { definePagesByParent, type ChildListQuery } from './pages-by-parent';
