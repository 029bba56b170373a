import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What one provider of a test keeps: until it ends, whatever is said of expiry. */
export function providerMemory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  return (model: string): Adapter => {
    const key = (id: string) => `${model} ${id}`;
    const find = async (id: string) => kept.get(key(id));
    const findBy = async (field: 'uid' | 'userCode', value: string) =>
      [...kept].find(([of, payload]) => of.startsWith(`${model} `) && payload[field] === value)?.[1];
    return {
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('userCode', userCode),
      upsert: async (id, payload) => void kept.set(key(id), payload),
      destroy: async (id) => void kept.delete(key(id)),
      consume: async (id) => void Object.assign((await find(id)) ?? {}, { consumed: Date.now() / 1000 }),
      revokeByGrantId: async (grantId) => {
        for (const [of, payload] of kept) if (payload.grantId === grantId) kept.delete(of);
      },
    };
  };
}
