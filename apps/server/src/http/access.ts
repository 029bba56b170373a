// Who may call a route: said beside it, and enforced before its handler runs. A route that does not say so stops the server at its
// start (`requireAccess`), and a test asks every route as every kind of person (route-access.test.ts).

import type { Action, ReportId } from '@huigao/report';
import type { ReportRoom } from '@huigao/sync/room';
import type { Request, RequestHandler, Response, Router } from 'express';
import { Problem } from './problem';
import type { Services } from './services';
import { who } from './session-cookie';

/** What one must be allowed in the report `:id` of the address. Who may not even read it meets one that does not exist. */
const reportRights = {
  'report-reader': { do: 'read' },
  'report-exporter': { do: 'export' },
  'report-owner': { do: 'manage' },
} as const satisfies Readonly<Record<string, Action>>;

type ReportAccess = keyof typeof reportRights;

/** Who may call a route. What depends on more than the address is judged by the handler, as commands are. */
export type Access = 'anyone' | 'signed-in' | 'administrator' | ReportAccess;

type Caller = Awaited<ReturnType<typeof who>>;

const callers = new WeakMap<Request, Caller>();
const rooms = new WeakMap<Request, ReportRoom>();

const isReportAccess = (access: Access): access is ReportAccess => Object.hasOwn(reportRights, access);

/** The room of the report that a request names, for one who may read it; a problem otherwise. */
async function roomOf({ reports }: Services, { params: { id } }: Request, { person }: Caller) {
  const room = typeof id === 'string' ? await reports.enter(id as ReportId, person.id) : 'absent';
  if (typeof room === 'string') throw new Problem('not-found', { isRefusal: room === 'withheld' });
  return room;
}

async function admit(
  services: Services,
  access: Exclude<Access, 'anyone'>,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = await who(services, request);
  callers.set(request, caller);
  await services.limiters.byAccount(request, response);
  if (access === 'administrator' && !caller.person.admin) throw new Problem('forbidden');
  if (!isReportAccess(access)) return;
  const room = await roomOf(services, request, caller);
  if (!room.may(caller.person.id, reportRights[access])) throw new Problem('forbidden');
  rooms.set(request, room);
}

/** Lets a request on to the handlers after it, or ends it with a problem; rates are limited, too. The first handler of every route. */
export function allow(services: Services, access: Access): RequestHandler & { readonly access: Access } {
  const gate: RequestHandler = async (request, response, next) => {
    if (access === 'anyone') await services.limiters.failedByAddress(request, response);
    else await admit(services, access, request, response);
    next();
  };
  return Object.assign(gate, { access });
}

/** Who sent a request that was let in, or that was refused for want of a right; null: nobody signed in. */
export const maybeCaller = (request: Request): Caller | null => callers.get(request) ?? null;

function found<Value>(values: WeakMap<Request, Value>, request: Request): Value {
  const value = values.get(request);
  if (value === undefined) throw new Error(`The access of ${request.path} gives no such thing.`);
  return value;
}

/** Who sent a request, on a route that is not for anyone. */
export const callerOf = (request: Request): Caller => found(callers, request);

/** The room of the report in the address, on a route for those who have a right in it. */
export const reportOf = (request: Request): ReportRoom => found(rooms, request);

/** A route and who may call it; null: it does not say. */
export interface RoutedAccess {
  readonly method: string;
  /** Below where the router is mounted. */
  readonly path: string;
  readonly access: Access | null;
}

/** Every route of a router and of those mounted at its root, method by method. */
export function routesOf(router: Pick<Router, 'stack'>): readonly RoutedAccess[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesOf(handle as unknown as Router) : [];
    const methods = new Set(route.stack.map(({ method }) => method.toUpperCase()));
    return [...methods].map((method) => {
      const first = route.stack.find((layer) => layer.method.toUpperCase() === method)!;
      return {
        method,
        path: String(route.path),
        access: (first.handle as { access?: Access }).access ?? null,
      };
    });
  });
}

/** Throws when a route of a router does not say who may call it. */
export function requireAccess(router: Router): void {
  for (const { method, path, access } of routesOf(router))
    if (!access) throw new Error(`The route ${method} ${path} does not say who may call it.`);
}
