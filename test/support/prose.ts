/**
 * The part of "Write plainly" in CONTRIBUTING.md that a machine can hold: how sentences begin, how long they are, and
 * which words are retired.
 */
import { commentsOf, type Comment, type Subject } from './comments.ts';

export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

interface Sentence {
  readonly line: number;
  readonly text: string;
  /** The sentence with each code span, link and address as one word, so that their words don't count. */
  readonly masked: string;
}

/** Returns what breaks the rule in the comments of a file. */
export function proseComplaints(path: string, source: string): Complaint[] {
  return commentsOf(path, source).flatMap(comment => {
    const sentences = sentencesOf(comment);
    const first = sentences[0];
    if (!first) return [];
    const openings = isBanned(first) ? [] : openingComplaints(comment.subject, first);
    return [...openings, ...sentences.flatMap(sentence => sentenceComplaints(path, sentence))].map(place => ({ path, ...place }));
  });
}

const MOST_WORDS = 20;

type Place = Omit<Complaint, 'path'>;

/** Openings no sentence may have. Questions (`What if …?`) are free. */
const bannedOpening = new RegExp(
  `^(?:${[
    'What(?:ever)?|Who(?:ever|se|m)?|Which(?:ever)?|Whether|How',
    'The same',
    '(?:Those|That|These|Such) (?:of|that|which|who|whose|in|with|where|whom|what)',
    '(?:The one|The ones|One|Ones) (?:that|which|who|whose|whom|where)',
    '(?:By|For|From|In|Into|Of|On|Through|To|Under|With|At|As|Since|Until) (?:what|which|whom|whose|how|where|when|whatever|those that|all that)',
    // Inversions: `Seen are listeners`.
    '(?:Not )?(?:[A-Z]?[a-z]+ed|[Ss]een|[Kk]nown|[Mm]ade|[Ff]ound|[Rr]ead|[Kk]ept|[Ll]eft|[Ss]aid|[Tt]aken|[Mm]eant|[Hh]eld) (?:is|are|was|were)',
  ].join('|')})\\b`,
);

const retired: readonly RegExp[] = [
  /\bthings?\b/i,
  /\btold\b/i,
  /\bhand(?:s|ed|ing)?(?: \w+)? over\b/i,
  /\b(?:comes?|came|coming) to\b/i,
  /\bdress(?:es|ed|ing)?\b/i,
  /\bbeyond so many\b/i,
  /\bma(?:kes?|de|king) along\b/i,
  /\bas it were\b/i,
  // Returned, passed, set, configured: each says more.
  /\b(?:is|are|was|were|be|been|being) given\b/i,
];

/** A promise settles; nothing else does. */
const settled = /\bsettled\b/i;

const isBanned = ({ text, masked }: Sentence): boolean => bannedOpening.test(masked) && !text.endsWith('?');

function sentenceComplaints(path: string, sentence: Sentence): Place[] {
  const { line, text, masked } = sentence;
  const complaints: Place[] = [];
  const opening = bannedOpening.exec(masked);
  if (opening && isBanned(sentence)) complaints.push({ line, reason: `begins with "${opening[0]}": ${start(text)}` });
  const words = wordsOf(masked);
  if (words > MOST_WORDS) complaints.push({ line, reason: `has a sentence of ${words} words: ${start(text)}` });
  for (const pattern of retired) {
    const [word] = pattern.exec(masked) ?? [];
    if (word) complaints.push({ line, reason: `says "${word}": ${start(text)}` });
  }
  if (settled.test(masked) && !/promise/i.test(text) && !path.startsWith('src/runtime/'))
    complaints.push({ line, reason: `says "settled" of no promise: ${start(text)}` });
  return complaints;
}

/** Counts separate words. A run of code spans (`` `a`, `b` or `c` ``) counts as one, and so does a hyphenated word. */
const wordsOf = (masked: string): number => masked.split(' ').filter(word => /[\p{L}\p{N}§]/u.test(word)).length;

const start = (text: string): string => text.split(/\s+/).slice(0, 12).join(' ') + (text.split(/\s+/).length > 12 ? ' …' : '');

/** Verbs that take a clause: `Checks that`. Elsewhere a word with "s" before "that" is a plural noun: `Calls that`. */
const takesClause = /^(?:Asserts|Assumes|Checks|Ensures|Knows|Notes|Proves|Records|Remembers|Requires)$/;
/** Words with "s" that are no verbs, or that are vague for a function: "Returns" says more than "Gives". */
const noVerb =
  /^(?:Always|As|Besides|Classes|Errors|Files|Functions|Gives|Is|Its|Listeners|Methods|Modules|Packages|Paths|Perhaps|Plus|Promises|Rows|Rules|Says|Sometimes|Thus|This|Unless|Values|Variables|Was|Words|Yes)$/;
const adverb = /^(?:Always|Also|Finally|Never|Only|Then|[A-Z][a-z]+ly)$/;

/** Openings of what is no noun phrase. A comment names what a type is, or what a field or a constant holds. */
const noNoun = new RegExp(
  `^(?:${[
    'Where|When|Why|While|If|Also|Only (?:by|for|if|in|when|where|with)',
    'Adds|Asks|Computes|Decides|Does|Evaluates|Exists|Finds|Follows|Gives|Has|Holds|Is|Keeps|Knows|Makes|Needs|Reads|Returns|Runs|Says',
    'Takes|Tells|Throws|Turns|Writes',
    // A verb and its object. Nouns have "that" between: `Calls that the module makes`.
    '[A-Z][a-z]+(?<!s)s (?:a|an|the|its|no|each|every|what|whether|how|all|up|nothing)',
  ].join('|')})\\b`,
);

function openingComplaints(subject: Subject, { line, text, masked }: Sentence): Place[] {
  if (/^(?:It|They|Them) /.test(masked)) return [{ line, reason: `begins with a pronoun that has no noun: ${start(text)}` }];
  if (subject === 'function' && !beginsWithVerb(masked))
    return [{ line, reason: `is about a function, and begins with no verb in the third person ("Returns …"): ${start(text)}` }];
  const [opening] = subject === 'value' ? (noNoun.exec(masked) ?? []) : [];
  return opening ? [{ line, reason: `is about a type or a value, and begins with no noun: ${start(text)}` }] : [];
}

/**
 * Tells whether a comment begins with a verb in the third person: a capitalised word in "s", but not "ss". An adverb may
 * come first. Plural nouns look alike: some are listed, and "of", "that", "which" and "whose" after a word mark others.
 */
function beginsWithVerb(masked: string): boolean {
  const [first, ...rest] = masked.split(' ').map(word => word.replace(/[,;:.]+$/, ''));
  const [verb = '', next = ''] = first && rest[0] && adverb.test(first) ? [capitalised(rest[0]), rest[1]] : [first, rest[0]];
  if (!/^[A-Z][a-z-]*s$/.test(verb) || verb.endsWith('ss') || noVerb.test(verb)) return false;
  return !/^(?:of|since|that|which|whose)$/.test(next) || (next === 'that' && takesClause.test(verb));
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Ends of sentences: a full stop before a capital or a code span, a blank line, or the next item of a list. */
const boundary =
  /(?<!\b(?:e\.g|i\.e|cf|vs|etc|p))[.!?]["')’]*(?=\s+["'(§[]?[\p{Lu}§@]|\s*$)|\n(?=\s*(?:[-*]|\d+\.)\s)|\n(?=\s*\n)|\n(?=\s*@)/gu;

/** The marker of a list's item, and JSDoc tags with their type, and their name where they have one. */
const leading =
  /^\s*(?:(?:[-*]|\d+\.)\s+)?(?:(?:@(?:param|property|template|typedef)(?:\s*\{[^}]*\})?\s+[^\s@]\S*(?:\s+-)?|@\w+(?:\s*\{[^}]*\})?)\s*)*/;

/** Splits a comment into sentences. Colons and semicolons don't end one. Fenced code and JSDoc tags are no prose. */
function sentencesOf({ lines }: Comment): Sentence[] {
  const text = lines
    .map(line => line.text)
    .join('\n')
    .replace(/^\s*```[\s\S]*?^\s*```/gm, code => code.replace(/[^\n]/g, ' '));
  const masked = mask(text);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of [...Array.from(masked.matchAll(boundary), ({ index, 0: end }) => index + end.length), masked.length]) {
    const skipped = leading.exec(masked.slice(from, to))?.[0].length ?? 0;
    const at = from + skipped;
    if (/[\p{L}§]/u.test(masked.slice(at, to))) {
      const line = lines[text.slice(0, at).split('\n').length - 1]?.line ?? 0;
      sentences.push({ line, text: text.slice(at, to).trim(), masked: masked.slice(at, to).trim().replace(/\s+/g, ' ') });
    }
    from = to;
  }
  return sentences;
}

/** Replaces code spans, links and addresses, and lists of them, with as many `§`, so that offsets stay. */
function mask(text: string): string {
  const hide = (span: string): string => '§'.repeat(span.length);
  return text
    .replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)|\{@link [^}]*\}|https?:\/\/\S*[^\s.,;:)]/g, hide)
    .replace(/§+(?:(?:,\s+(?:and |or )?|\s+(?:and|or|to)\s+|\s*[/+→]\s*)§+)+/g, hide);
}
