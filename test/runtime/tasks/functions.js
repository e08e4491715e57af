/** Functions of all shapes, to be loaded by Node itself: a test runner puts calls of its own in the place of `import()`. */
const outside = 1;
const alsoOutside = 2;

const computed = 'comp' + 'uted';

class Statics {
  static increment(a) {
    return a + 1;
  }
}

const object = {
  method(a) {
    return a;
  },
  async later(a) {
    return (await import('node:path')).posix.join('/', a);
  },
  [computed](a) {
    class Inner {
      value = a;
      twice() {
        return this.value * 2;
      }
    }
    return new Inner().twice();
  },
  again() {
    return again();
  },
};

export const selfContained = {
  method: object.method,
  later: object.later,
  static: Statics.increment,
  asyncArrow: async a => Promise.resolve(a),
  recursive: function factorial(n) {
    return n === 0 ? 1 : n * factorial(n - 1);
  },
  globals: (...numbers) => Math.max(...numbers),
  classWithin: a => {
    class Inner {
      value = a;
      twice() {
        return this.value * 2;
      }
    }
    return new Inner().twice();
  },
};

class Base extends Object {
  static #hidden() {
    return 1;
  }
  static hidden = Base.#hidden;
  value = 1;
  get getter() {
    return this.value;
  }
  usesThis() {
    return this.value;
  }
  usesSuper() {
    return super.toString();
  }
}

/** Each with what is said of it. */
export const tied = [
  ["it uses 'outside', 'alsoOutside' from outside", a => [outside, a, alsoOutside, typeof Math]],
  ["it uses 'computed' from outside", object[computed]],
  ["it uses 'again' from outside", object.again],
  [
    "it uses 'arguments' from outside",
    (function () {
      return () => arguments;
    })(),
  ],
  ["it uses 'this'", Base.prototype.usesThis],
  ["it uses 'this'", () => () => this],
  ["it uses 'super'", Base.prototype.usesSuper],
  ["it uses 'import.meta'", () => import.meta.url],
  ["it imports './sums.cjs'", () => import('./sums.cjs')],
  [
    "it imports 'vitest'",
    function () {
      return class {
        module = import('vitest');
      };
    },
  ],
  ['its source can not be read by itself', Base.hidden],
  ['it is a class, a getter or a setter', Base],
  ['it is a class, a getter or a setter', Object.getOwnPropertyDescriptor(Base.prototype, 'getter').get],
  [
    'it is a generator',
    function* () {
      yield 1;
    },
  ],
  ['it is bound', (() => {}).bind(undefined)],
  ['it is native', Math.random],
];

function again() {
  return 1;
}
