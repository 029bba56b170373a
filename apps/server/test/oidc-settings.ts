import type { OidcConfig } from '../src/oidc/oidc-config';
import { clientId, clientSecret } from './oidc-client';

/** Settings for a provider, as they are where an operator says no more than must be said. */
export const oidcSettings = (issuer: string): OidcConfig => ({
  issuer,
  clientId,
  clientSecret,
  scopes: 'openid profile email groups',
  groupsClaim: 'groups',
  groups: null,
  adminGroups: null,
  requiredGroups: null,
  newAccounts: 'made',
  label: null,
});
