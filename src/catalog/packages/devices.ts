/** Devices that are opened, read and written while the caller waits. Facts: the packages' documentation and sources. */
import type { PackageTable } from '../model/blocking.ts';

export const devices = [
  {
    module: 'node-hid',
    kind: 'wait',
    blocking: {
      devices: { kind: 'disk', counterpart: { promise: 'devicesAsync' } },
      'new HID': { kind: 'disk', counterpart: { expression: 'HIDAsync.open(path)', from: 'node-hid' } },
      'HID#readSync': { counterpart: { expression: 'HIDAsync#read', from: 'node-hid' } },
      'HID#readTimeout': { counterpart: { expression: 'HIDAsync#read', from: 'node-hid' } },
    },
  },
  {
    module: 'i2c-bus',
    kind: 'disk',
    blocking: {
      openSync: { counterpart: { promise: 'openPromisified' }, differs: 'Gives a PromisifiedBus, whose methods return promises.' },
    },
  },
  {
    module: 'onoff',
    kind: 'disk',
    blocking: {
      'Gpio#readSync': { weight: 'light', counterpart: { method: 'read', returns: 'promise' } },
      'Gpio#writeSync': { weight: 'light', counterpart: { method: 'write', returns: 'promise' } },
    },
  },
] as const satisfies readonly PackageTable[];
