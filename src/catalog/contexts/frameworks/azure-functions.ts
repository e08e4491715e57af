/** Azure Functions: handlers of triggers, and hooks. Facts: its documentation of the programming model 4. */
import type { ContextTableShape } from '../../model.ts';
import { later, methods, within } from '../rows.ts';

const triggers = ['http', 'get', 'post', 'put', 'patch', 'deleteRequest', 'timer', 'serviceBusQueue', 'serviceBusTopic', 'storageBlob', 'storageQueue'];
const azureAs = 'Azure function';

export const azureFunctions: readonly ContextTableShape[] = [
  {
    module: '@azure/functions',
    framework: 'Azure Functions',
    callbacks: {
      ...methods('app.', [...triggers, 'cosmosDB', 'eventHub', 'eventGrid', 'warmup', 'generic'], [later(1, azureAs), within(1, ['handler'], azureAs)]),
      ...methods('app.hook.', ['preInvocation', 'postInvocation'], later(0, 'Azure hook')),
    },
  },
];
