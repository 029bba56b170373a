export { openTypesetter } from './typesetter';
