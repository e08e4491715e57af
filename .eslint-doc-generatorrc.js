/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  // Every rule is in it: to say so of each tells nothing.
  ignoreConfig: ['all'],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
  ruleDocSectionInclude: ['Rule details', 'Not reported', 'When not to use it', 'Further reading'],
  urlConfigs: 'https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop#presets',
};
