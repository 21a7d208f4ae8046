import { handler as createSessionMessage } from '../../../functions/http/sessions/create-session-message/handler.ts';
import { serveSteps } from '../../faults/support/serve-steps.ts';

serveSteps({ createSessionMessage });
