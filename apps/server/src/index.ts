// The program behind `huigao serve`. Loading it runs it.

import { serve } from './serve';

const status = await serve(process.env);
if (status !== null) process.exit(status);
