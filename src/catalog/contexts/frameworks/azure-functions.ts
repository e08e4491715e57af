/** Azure Functions: handlers of triggers, and hooks. Facts: its documentation of the programming model 4. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods, within } from '../rows.ts';

const triggers = [
  'http',
  'get',
  'post',
  'put',
  'patch',
  'deleteRequest',
  'timer',
  'serviceBusQueue',
  'serviceBusTopic',
  'storageBlob',
  'storageQueue',
  'sql',
  'mySql',
  'webPubSub',
  'mcpTool',
];
const azureAs = 'Azure function';

export const azureFunctions: readonly ContextTableShape[] = [
  {
    module: '@azure/functions',
    framework: 'Azure Functions',
    callbacks: {
      ...methods('app.', [...triggers, 'cosmosDB', 'eventHub', 'eventGrid', 'generic'], within(1, ['handler'], azureAs)),
      ...methods('app.hook.', ['preInvocation', 'postInvocation'], later(0, 'Azure hook')),
      'app.warmup': early({ argument: 1, properties: ['handler'] }, 'Azure function at startup'),
      ...methods('app.hook.', ['appStart', 'appTerminate'], early(0, 'Azure hook at startup')),
    },
  },
];
