// Generated cases are the same in each run of the unit tests, so that a change is judged by the same cases as the one before it.

import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261130 });
