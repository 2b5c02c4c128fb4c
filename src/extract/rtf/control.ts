/** What each control word of an RTF does (Rich Text Format Specification 1.9.1). Words not listed here do nothing. */
import { endParagraph, writeText } from './paragraph.ts'
import type { RowShape, Rtf, RtfStory, State } from './state.ts'

type Control = (rtf: Rtf, value: number | null) => void

const SKIPPED = [
  ...['colortbl', 'info', 'pict', 'object', 'fldinst', 'listtable', 'listoverridetable', 'revtbl'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'],
  ...['annotation', 'atnid', 'atnauthor', 'nonesttables', 'nonshppict', 'sn', 'sv', 'bkmkstart'],
  ...['bkmkend', 'themedata', 'filetbl', 'template', 'tc', 'xe', 'upr', 'pntxta', 'pntxtb'],
]

/** Destinations that are read although they are marked as ones a reader may not know. */
const READ_THOUGH_STARRED = [
  ...['footnote', 'nesttableprops', 'shpinst', 'shppict', 'shptxt', 'pntext', 'listtext', 'ud'],
]

const CHARACTERS: Readonly<Record<string, string>> = {
  line: '\n',
  lbr: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  '~': '\u00a0',
  _: '-',
}

const NO_SHAPE: RowShape = { left: 0, cells: [], joinsLeft: false, joinsUp: false }

const controls: Readonly<Record<string, Control>> = {
  ...Object.fromEntries(SKIPPED.map((name) => [name, skip])),
  ...Object.fromEntries(
    Object.entries(CHARACTERS).map(([name, text]) => [name, (rtf: Rtf) => writeText(rtf, text)]),
  ),
  pict: (rtf) => {
    if (rtf.state.destination === 'text') rtf.pictures += 1
    skip(rtf)
  },
  object: (rtf) => {
    rtf.pictures += 1
    skip(rtf)
  },
  fonttbl: ({ state }) => {
    state.destination = 'fonts'
  },
  stylesheet: ({ state }) => {
    state.destination = 'styles'
  },
  ud: ({ state }) => {
    state.destination = 'text'
  },
  footnote: (rtf) => startStory(rtf),
  shptxt: (rtf) => startStory(rtf),
  ansicpg: (rtf, value) => {
    rtf.codePage = value ?? rtf.codePage
  },
  f: ({ state }, value) => {
    state.font = value ?? 0
  },
  fcharset: (rtf, value) => {
    fontOf(rtf).charset = value ?? 0
  },
  s: ({ state }, value) => {
    state.style = value ?? 0
  },
  outlinelevel: (rtf, value) => {
    const level = value === null || value > 8 ? 0 : value + 1
    if (rtf.state.destination === 'styles') rtf.levels.set(rtf.state.style, level)
    else rtf.state.level = level
  },
  uc: ({ state }, value) => {
    state.fallbackLength = Math.max(0, value ?? 1)
  },
  u: (rtf, value) => {
    writeText(rtf, String.fromCharCode((value ?? 0x3f) & 0xffff))
    rtf.fallback = rtf.state.fallbackLength
  },
  v: ({ state }, value) => {
    state.hidden = value !== 0
  },
  deleted: ({ state }, value) => {
    state.deleted = value !== 0
  },
  strike: ({ state }, value) => {
    state.struck = value !== 0
  },
  striked: ({ state }, value) => {
    state.struck = value !== 0
  },
  plain: ({ state }) => {
    state.hidden = false
    state.deleted = false
    state.struck = false
    state.font = 0
  },
  pard: ({ state }) => Object.assign(state, BODY),
  intbl: ({ state }) => {
    state.inTable = true
  },
  itap: ({ state }, value) => {
    state.depth = Math.max(0, value ?? 1)
  },
  par: (rtf) => endParagraph(rtf, 'paragraph', depthOf(rtf.state)),
  sect: (rtf) => endParagraph(rtf, 'paragraph', depthOf(rtf.state)),
  page: (rtf) => endParagraph(rtf, 'paragraph', depthOf(rtf.state)),
  '\n': (rtf) => endParagraph(rtf, 'paragraph', depthOf(rtf.state)),
  '\r': (rtf) => endParagraph(rtf, 'paragraph', depthOf(rtf.state)),
  cell: (rtf) => endParagraph(rtf, 'cell', 1),
  nestcell: (rtf) => endParagraph(rtf, 'cell', Math.max(2, rtf.state.depth)),
  row: (rtf) => endParagraph(rtf, 'row', 1),
  nestrow: (rtf) => endParagraph(rtf, 'row', Math.max(2, rtf.state.depth)),
  trowd: (rtf) => rtf.rows.set(rowDepth(rtf), { ...NO_SHAPE, cells: [] }),
  trleft: (rtf, value) => {
    rowOf(rtf).left = value ?? 0
  },
  clmrg: (rtf) => {
    rowOf(rtf).joinsLeft = true
  },
  clvmrg: (rtf) => {
    rowOf(rtf).joinsUp = true
  },
  cellx: (rtf, value) => endCellShape(rowOf(rtf), value ?? 0),
}

const BODY: Partial<State> = { inTable: false, depth: 0, level: null, style: 0 }

/** Does what the control word says; a starred one that is not known skips its group. */
export function control(rtf: Rtf, name: string, value: number | null): void {
  const starred = rtf.starred
  rtf.starred = false
  if (starred && !READ_THOUGH_STARRED.includes(name)) skip(rtf)
  else if (Object.hasOwn(controls, name)) controls[name]?.(rtf, value)
}

function skip({ state }: Rtf): void {
  state.destination = 'skipped'
}

/** The words of this group come after the text. */
function startStory(rtf: Rtf): void {
  const story: RtfStory = { words: '', paragraphs: [] }
  rtf.others.push(story)
  Object.assign(rtf.state, BODY, { story })
}

function fontOf({ fonts, state }: Rtf) {
  const known = fonts.get(state.font) ?? { charset: 0, name: '' }
  fonts.set(state.font, known)
  return known
}

function depthOf({ depth, inTable }: State): number {
  return Math.max(depth, inTable ? 1 : 0)
}

/** Inner rows are defined at their end, among the properties of a nested table. */
function rowDepth({ state }: Rtf): number {
  return Math.max(1, state.depth)
}

function rowOf(rtf: Rtf): RowShape {
  const depth = rowDepth(rtf)
  const row = rtf.rows.get(depth) ?? { ...NO_SHAPE, cells: [] }
  rtf.rows.set(depth, row)
  return row
}

function endCellShape(row: RowShape, right: number): void {
  const left = row.cells.at(-1)?.right ?? row.left
  row.cells.push({ left, right, joinsLeft: row.joinsLeft, joinsUp: row.joinsUp })
  row.joinsLeft = false
  row.joinsUp = false
}
