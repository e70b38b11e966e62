/** A sender in a process of its own, which can be killed. Its environment says where everything is. */
import { handle } from '../../../functions/send-messages.ts';

await handle();
process.exit(0);
