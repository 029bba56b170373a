import { oneLanguage } from '../one-language';

export default oneLanguage('en', 'list');
