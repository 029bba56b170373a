/** Who we are for the provider of the tests (identity-provider.ts). */
export const clientId = 'huigao';
export const clientSecret = 'a secret between the two servers';
