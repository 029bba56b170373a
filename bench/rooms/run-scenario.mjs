// One scenario on one server, in a process of its own on the cores of the load: `run-scenario.mjs NAME TARGET OPTIONS-JSON`.
import { idle } from './idle.mjs';
import { killing } from './killing.mjs';
import { coldOpen, storm } from './returning.mjs';
import { targets } from './targets.mjs';
import { typing } from './typing.mjs';

const scenarios = { typing, coldOpen, storm, idle, killing };

const [, , scenario, target, options] = process.argv;
const result = await scenarios[scenario](targets[target], JSON.parse(options));
console.log(JSON.stringify(result));
process.exit(0);
