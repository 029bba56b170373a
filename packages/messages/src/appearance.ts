import type { Text } from './catalogue';

export const appearanceTexts = {
  'appearance.theme': { zh: '明暗', en: 'Theme' },
  'appearance.contrast': { zh: '对比度', en: 'Contrast' },
  'appearance.density': { zh: '疏密', en: 'Density' },
  'appearance.system': { zh: '跟随系统', en: 'As the system' },
  'appearance.light': { zh: '浅色', en: 'Light' },
  'appearance.dark': { zh: '深色', en: 'Dark' },
  'appearance.more': { zh: '高对比', en: 'High' },
  'appearance.compact': { zh: '紧凑', en: 'Compact' },
  'appearance.normal': { zh: '标准', en: 'Normal' },
  'appearance.roomy': { zh: '宽松', en: 'Roomy' },
  'appearance.note': {
    zh: '只影响您在这台电脑上看到的界面，不影响导出和打印的文件。',
    en: 'This changes what you see on this computer, not the documents that are exported or printed.',
  },
  'appearance.done': { zh: '完成', en: 'Done' },
} satisfies Record<string, Text>;
