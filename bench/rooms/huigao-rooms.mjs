// Reports on a running Huigao: people signed in, members made, the state of a section fetched.
import { decodeFrame, huigao } from './dialects.mjs';
import { frameOf, RawSocket } from './raw-socket.mjs';

/** Runs `work` over all, `width` at a time, results in order. */
async function each(all, width, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      const index = next++;
      results[index] = await work(all[index], index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

export class HuigaoRooms {
  #port;
  #dialectOf;
  #people = [];

  constructor(port, dialectOf) {
    this.#port = port;
    this.#dialectOf = dialectOf;
  }

  /**
   * So many reports, each with these many people who may write. There are so many accounts that none opens more than a few hundred
   * sockets, which the server would refuse.
   */
  async make(count, people) {
    const accounts = Math.max(people, Math.ceil((count * people) / 150));
    this.#people = await each(Array.from({ length: accounts }), 8, (_, index) => this.#signIn(index));
    return each(Array.from({ length: count }), 8, (_, index) =>
      this.#room(Array.from({ length: people }, (_, at) => this.#people[(index * people + at) % accounts])),
    );
  }

  async #ask(method, address, { cookie, body }) {
    const response = await fetch(`http://127.0.0.1:${this.#port}/api/v1${address}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    return { value: await response.json(), cookie: response.headers.getSetCookie()[0]?.split(';')[0] };
  }

  async #signIn(index) {
    const body = { name: `person${index}`, role: 'admin' };
    const { value, cookie } = await this.#ask('POST', '/dev/login', { body });
    return { id: value.id, cookie };
  }

  async #room(people) {
    const [owner, ...others] = people;
    const { cookie } = owner;
    const made = await this.#ask('POST', '/reports', { cookie, body: { from: 'sample' } });
    const report = made.value.id;
    for (const { id } of others) {
      const body = { type: 'setMember', person: id, name: '', roles: ['owner'] };
      await this.#ask('POST', `/reports/${report}/commands`, { cookie, body });
    }
    const place = { report, ...(await this.#firstSection({ report, cookie })) };
    const dialect = (index) =>
      this.#dialectOf({ ...place, cookie: people[index % people.length].cookie, tab: `tab${index}` });
    return { name: report, state: await this.#state({ ...place, cookie }), dialect };
  }

  /** Opens a connection as a person and gives the first message for which `find` gives something. */
  #hear(place, payloads, find) {
    const { path, headers } = huigao(place);
    const socket = new RawSocket({ port: this.#port, path: path(), headers });
    return new Promise((resolve, reject) => {
      socket.onMessage = (payload) => {
        const found = find(payload);
        if (found === null) return;
        socket.destroy();
        resolve(found);
      };
      socket.onClose = () => reject(new Error('Huigao closed the connection before it answered'));
      socket.opened.then(() => {
        for (const payload of payloads) socket.write(frameOf(payload));
      }, reject);
    });
  }

  #firstSection(place) {
    const looking = { ...place, tab: 'look' };
    return this.#hear(looking, huigao(looking).join(), sectionInWelcome);
  }

  #state(place) {
    const dialect = huigao({ ...place, tab: 'state' });
    const payloads = [...dialect.join(), dialect.step1(new Uint8Array([0]))];
    return this.#hear({ ...place, tab: 'state' }, payloads, (payload) => {
      const { answer } = dialect.read(payload);
      return answer && new Uint8Array(answer);
    });
  }
}

/** The first section that a `welcome` names, with the generation of its text; null for any other message. */
function sectionInWelcome(payload) {
  const { control } = decodeFrame(payload);
  if (control?.type !== 'welcome') return null;
  const section = control.documents.find(({ document }) => document !== 'record');
  if (!section) throw new Error('a report without sections');
  return { section: section.document, generation: section.generation };
}
