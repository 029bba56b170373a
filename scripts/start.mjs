// `npm start`: installs, builds and starts, each only where it is needed.
import { spawn } from 'node:child_process';
import { setUp } from './setup.mjs';
import { root } from './with-pnpm.mjs';

setUp();

const server = spawn(process.execPath, ['bin/huigao.mjs', 'serve'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
