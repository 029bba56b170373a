import { expect, test } from 'vitest';
import { clientWords } from './client-words';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Safari/537.36`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Safari/537.36 Edg/138.0.0.0`, 'edge', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'safari',
    'mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60',
    'wechat',
    'ios',
  ],
  [`Mozilla/5.0 (Linux; Android 15; V2301A) ${webkit} Mobile Safari/537.36`, 'chrome', 'android'],
  [`Mozilla/5.0 (Windows NT 10.0; WOW64) ${webkit} Safari/537.36 QIHU 360SE`, '360', 'windows'],
])('%s', (agent, browser, system) => {
  expect(clientWords(agent)).toEqual({
    browser: `account.browser.${browser}`,
    system: `account.system.${system}`,
  });
});

test('what is no browser is said to be unknown', () => {
  for (const agent of ['curl/8.5.0', ''])
    expect(clientWords(agent)).toEqual({
      browser: 'account.unknown-browser',
      system: 'account.unknown-system',
    });
});
