// What a browser calls itself, in plain words. Every browser claims to be several others, so the more particular name comes first.

import type { MessageKey } from '@huigao/messages';

/** A browser and the system it runs on, as texts. */
export interface ClientWords {
  readonly browser: MessageKey;
  readonly system: MessageKey;
}

type Marks = readonly (readonly [RegExp, MessageKey])[];

const browsers: Marks = [
  [/MicroMessenger\//, 'account.browser.wechat'],
  [/DingTalk/i, 'account.browser.dingtalk'],
  [/ WPS[/ ]|WpsMoffice/i, 'account.browser.wps'],
  [/QIHU|360SE|360EE/, 'account.browser.360'],
  [/Qaxbrowser/i, 'account.browser.qianxin'],
  [/RedLotus/i, 'account.browser.redlotus'],
  [/QQBrowser\//, 'account.browser.qq'],
  [/MetaSr|SogouMobileBrowser/, 'account.browser.sogou'],
  [/UOSBrowser|UBrowser/i, 'account.browser.uos'],
  [/HuaweiBrowser\//, 'account.browser.huawei'],
  [/MiuiBrowser\//, 'account.browser.xiaomi'],
  [/Edg(e|A|iOS)?\//, 'account.browser.edge'],
  [/OPR\//, 'account.browser.opera'],
  [/(Firefox|FxiOS)\//, 'account.browser.firefox'],
  [/(Chrome|CriOS|HeadlessChrome)\//, 'account.browser.chrome'],
  [/Safari\//, 'account.browser.safari'],
  [/MSIE |Trident\//, 'account.browser.ie'],
];

const systems: Marks = [
  [/HarmonyOS|OpenHarmony/, 'account.system.harmony'],
  [/Android/, 'account.system.android'],
  [/iPhone|iPad|iPod/, 'account.system.ios'],
  [/Windows/, 'account.system.windows'],
  [/Mac OS X|Macintosh/, 'account.system.mac'],
  [/Kylin/i, 'account.system.kylin'],
  [/UOS|Uniontech|Deepin/i, 'account.system.uos'],
  [/CrOS/, 'account.system.chromeos'],
  [/Linux|X11/, 'account.system.linux'],
];

const named = (agent: string, marks: Marks, unknown: MessageKey) =>
  marks.find(([mark]) => mark.test(agent))?.[1] ?? unknown;

/** What the `User-Agent` of a browser says, as far as we know it. */
export const clientWords = (agent: string): ClientWords => ({
  browser: named(agent, browsers, 'account.unknown-browser'),
  system: named(agent, systems, 'account.unknown-system'),
});
