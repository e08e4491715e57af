'use strict';
// Named in a way that can't be read off the source.
for (const name of ['add', 'subtract']) module.exports[name] = (a, b) => (name === 'add' ? a + b : a - b);
