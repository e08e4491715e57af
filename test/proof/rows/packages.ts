/** x */
import type { ModuleProofs } from '../model.ts';
export default [] satisfies readonly ModuleProofs[];
