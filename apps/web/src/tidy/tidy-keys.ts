import { withBoth } from '../app/page-keys';

/** Beside Ctrl+H, which replaces. */
export const tidyKey = withBoth('H');
