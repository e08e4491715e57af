/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
  ruleDocSectionInclude: ['Rule details', 'Not reported', 'When not to use it', 'Further reading'],
  urlConfigs: 'https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop#presets',
};
