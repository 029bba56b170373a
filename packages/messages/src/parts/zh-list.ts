import { oneLanguage } from '../one-language';

export default oneLanguage('zh', 'list');
