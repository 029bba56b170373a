// Where a request comes from, for limits and the audit log: the peer itself, or whom trusted proxies name in `X-Forwarded-For`. Anyone
// can write that header, so it counts only as far back as the proxies that the operator named.

import type { IncomingMessage } from 'node:http';
import proxyaddr from 'proxy-addr';
import type { Config } from '../config';

type ProxyConfig = Pick<Config, 'trustedProxies'>;

/** Whether an address, the n-th counted from us, is a proxy whose word is taken. */
export function trustOf({ trustedProxies }: ProxyConfig): (address: string, hop: number) => boolean {
  if (typeof trustedProxies === 'number') return (_address, hop) => hop < trustedProxies;
  return proxyaddr.compile([...trustedProxies]);
}

/** Reads the address of a request; null when its connection is gone. */
export function addressReader(config: ProxyConfig): (request: IncomingMessage) => string | null {
  const trust = trustOf(config);
  return (request) => (request.socket.remoteAddress === undefined ? null : proxyaddr(request, trust));
}
