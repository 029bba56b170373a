// A text with all that suggestions meet: places, ordinals at the beginning and in the middle, headings.

import { figureFromDefinition, figureId } from '@huigao/report';

const figure = figureFromDefinition({
  id: 'total.executed',
  label: '执行数',
  group: '部门收支',
  unit: '元',
  format: '万元 .2 grouped',
  value: '21189000',
});
export const figures = new Map([[figureId('total.executed'), figure]]);
export const lines = [
  '全年预算数2119.56万元，执行数[[total.executed]]，完成预算的99.7%。',
  '结转下年使用[[注：含上年结转]]的资金按规定收回。',
  '### 小结',
  '[[#4]]提高执行率。',
  '[[#4]]加强监督。[[#point]]及时公开，[[#point]]接受质询。',
  '### 建议',
  '末尾一段。',
];
