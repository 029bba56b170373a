// Signing in through the organisation, with a real provider at another site: the way of a guest with an invitation, signing out again,
// saying no there, and the day on which the provider is out of order.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProvider, type TestProvider } from '../../apps/server/test/identity-provider';
import { clientId, clientSecret } from '../../apps/server/test/oidc-client';
import { type Relay, startRelay } from '../../apps/server/test/relay';
import { launch, openSample, type Visitor, visit } from './browser';
import { editor } from './report-page';
import { type RunningServer, startServer } from './server';

const budget = '部门整体收支情况';

let relay: Relay;
let provider: TestProvider;
let server: RunningServer;
let browser: Browser;
let owner: Visitor;
let page: Page;

beforeAll(async () => {
  relay = await startRelay();
  provider = await startProvider(relay.origin);
  provider.people.set('7', { name: '王芳', preferred_username: 'wangfang', groups: ['cw'] });
  server = await startServer({
    env: {
      HUIGAO_PUBLIC_URL: relay.origin,
      HUIGAO_OIDC_ISSUER: provider.issuer,
      HUIGAO_OIDC_CLIENT_ID: clientId,
      HUIGAO_OIDC_CLIENT_SECRET: clientSecret,
      HUIGAO_OIDC_SCOPES: 'openid profile email groups',
      HUIGAO_OIDC_GROUPS: 'cw=财务科',
      HUIGAO_LOCAL_SIGN_IN: 'admins',
    },
  });
  relay.to(Number(new URL(server.url).port));
  browser = await launch();
  owner = await visit(browser, { url: relay.origin }, '林晓', { admin: 'yes' });
  const context = await browser.newContext({ baseURL: relay.origin, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await provider?.stop();
  await relay?.close();
});

const toProvider = () => page.getByRole('button', { name: '单点登录' }).click();

/** Answers the provider's page. */
async function asSubject(subject: string): Promise<void> {
  await page.getByLabel('Name').fill(subject);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a guest with an invitation signs in through the organisation and is in the report', async () => {
  const report = await openSample(owner);
  const made = await owner.context.request.post(`/api/v1/reports/${report}/invitations`, {
    data: { role: 'viewer', sections: [], days: 1, uses: 'one' },
    headers: { origin: relay.origin },
  });
  const { token } = (await made.json()) as { token: string };
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await page.goto(`/join#${token}`);
  await page.getByText('您收到了一份报告的邀请').waitFor();
  await toProvider();
  await page.getByRole('heading', { name: 'Provider' }).waitFor();
  expect(new URL(page.url()).hostname).toBe('localhost');
  await asSubject('7');
  await editor(page, budget).waitFor();
  expect(page.url()).toBe(`${relay.origin}/reports/${report}`);
  expect(asked.join('\n')).not.toContain(token);
});

test('the account says where it is from, and its groups are those of the organisation', async () => {
  await page.goto('/account');
  await page.getByText('您通过单点登录进入').waitFor();
  await page.getByText('财务科').waitFor();
  expect(await page.getByRole('heading', { name: '修改密码' }).count()).toBe(0);
  await owner.page.goto('/people');
  await owner.page.getByRole('row', { name: /王芳.*单点登录/ }).waitFor();
});

test('signing out ends the session of the organisation, too', async () => {
  await page.getByRole('button', { name: /账号：王芳/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: '单点登录' }).waitFor();
  expect(page.url()).toBe(`${relay.origin}/`);
  await toProvider();
  await page.getByLabel('Name').waitFor();
});

test('whoever says no there is told so, on the page that was asked for, once', async () => {
  await page.goto('/people');
  await toProvider();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('您在单点登录页取消了登录').waitFor();
  expect(page.url()).toBe(`${relay.origin}/people`);
  await page.reload();
  await page.getByRole('button', { name: '单点登录' }).waitFor();
  expect(await page.getByText('您在单点登录页取消了登录').count()).toBe(0);
  await toProvider();
  await asSubject('7');
  await page.getByRole('heading', { name: '人员账号' }).waitFor();
});

test('with the provider out of order people are told, and an administrator gets in with a password', async () => {
  await owner.context.request.post('/api/v1/people', {
    data: { name: 'rescue', displayName: '应急管理员', password: '门前一树桂花开得正好', admin: true },
    headers: { origin: relay.origin },
  });
  await page.context().clearCookies();
  // A new process, which has not heard of the provider yet.
  await server.stop();
  await provider.stop();
  server = await server.restart();
  await page.goto('/');
  await toProvider();
  await page.getByText('单点登录暂时不可用').waitFor();
  await page.getByRole('button', { name: '管理员用密码登录' }).click();
  await page.getByLabel('登录名').fill('rescue');
  await page.getByLabel('密码').fill('门前一树桂花开得正好');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: /账号：应急管理员/ }).waitFor();
  expect(owner.faults).toEqual([]);
});
