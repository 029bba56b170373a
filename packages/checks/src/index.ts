export { checkReport } from './check-report';
export type { Finding, FindingPlace, Identity, Severity } from './finding';
export { brokenIdentities, identities } from './identities';
export { typedNumbers } from './typed-numbers';
