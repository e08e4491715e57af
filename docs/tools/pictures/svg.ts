/** What the pictures of the documentation have in common: a dark panel with lines of text of one width. */

export const LINE = 19;
/** Of one character, in the font size that `panel` sets. */
export const CHARACTER = 8.13;

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export interface Panel {
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who don't see it. */
  readonly label: string;
}

export const panel = ({ width, height, label }: Panel, content: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<rect width="100%" height="100%" rx="8" fill="#22272e"/>
<g fill="#adbac7" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.5">
${content.join('\n')}
</g>
</svg>
`;
