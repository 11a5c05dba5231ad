import { type KeyPress, pressed } from '../../../../platform/keyboard/pressed'

export type CommandGroup = 'edit' | 'insert' | 'view' | 'workflow'

/** Where the focus may be; fields and dialogs keep every key to themselves unless it says `field`. */
export type FocusPlace = 'canvas' | 'outline' | 'elsewhere' | 'field'

/** Names for several places at once. */
const places = {
  canvas: ['canvas'],
  outline: ['outline'],
  drawing: ['canvas', 'outline'],
  editor: ['canvas', 'outline', 'elsewhere'],
  always: ['canvas', 'outline', 'elsewhere', 'field'],
} as const satisfies Record<string, readonly FocusPlace[]>

type KeyPlace = keyof typeof places

interface Binding {
  group: CommandGroup
  /** The keys by where the focus has to be. Those named first are shown. */
  keys: { readonly [Place in KeyPlace]?: readonly string[] }
}

/**
 * Every command of the editor and the keys that give it. In the outline, letters jump to the step whose name begins
 * with them, so commands have signs there.
 */
export const keymap = {
  undo: { group: 'edit', keys: { editor: ['mod+z'] } },
  redo: { group: 'edit', keys: { editor: ['mod+shift+z', 'mod+y'] } },
  history: { group: 'edit', keys: { editor: ['mod+shift+h'] } },
  cut: { group: 'edit', keys: { drawing: ['mod+x'] } },
  copy: { group: 'edit', keys: { drawing: ['mod+c'] } },
  paste: { group: 'edit', keys: { drawing: ['mod+v'] } },
  duplicate: { group: 'edit', keys: { drawing: ['mod+d'] } },
  delete: { group: 'edit', keys: { drawing: ['Delete', 'Backspace'] } },
  selectAll: { group: 'edit', keys: { drawing: ['mod+a'] } },
  deselect: { group: 'edit', keys: { drawing: ['Escape'] } },
  alignLeft: { group: 'edit', keys: { canvas: ['alt+a'] } },
  alignTop: { group: 'edit', keys: { canvas: ['alt+w'] } },
  spreadAcross: { group: 'edit', keys: { canvas: ['alt+shift+h'] } },
  spreadDown: { group: 'edit', keys: { canvas: ['alt+shift+v'] } },
  openSettings: { group: 'edit', keys: { drawing: ['Enter'] } },
  rename: { group: 'edit', keys: { drawing: ['F2'] } },
  connect: { group: 'edit', keys: { drawing: ['>'], canvas: ['c'] } },
  disconnect: { group: 'edit', keys: { drawing: ['mod+shift+x'] } },
  addStep: { group: 'insert', keys: { drawing: ['+'], canvas: ['a'] } },
  insertBefore: { group: 'insert', keys: { drawing: ['mod+shift+ArrowUp'] } },
  insertAfter: { group: 'insert', keys: { drawing: ['mod+shift+ArrowDown'] } },
  addNote: { group: 'insert', keys: { canvas: ['n'] } },
  toggleOutline: { group: 'view', keys: { editor: ['mod+shift+o'] } },
  handTool: { group: 'view', keys: { canvas: ['h'] } },
  selectTool: { group: 'view', keys: { canvas: ['v'] } },
  zoomIn: { group: 'view', keys: { canvas: ['=', 'mod+='] } },
  zoomOut: { group: 'view', keys: { canvas: ['-', 'mod+-'] } },
  zoomToFit: { group: 'view', keys: { canvas: ['shift+1', 'mod+0'] } },
  zoomToSelection: { group: 'view', keys: { canvas: ['shift+2'] } },
  actualSize: { group: 'view', keys: { canvas: ['shift+0'] } },
  toggleOverview: { group: 'view', keys: { canvas: ['m'] } },
  tidy: { group: 'view', keys: { drawing: ['mod+shift+l'] } },
  showProblems: { group: 'view', keys: { editor: ['F8'] } },
  showShortcuts: { group: 'view', keys: { editor: ['?'] } },
  save: { group: 'workflow', keys: { always: ['mod+s'] } },
  turnOn: { group: 'workflow', keys: { always: ['mod+shift+Enter'] } },
  turnOff: { group: 'workflow', keys: {} },
  runNow: { group: 'workflow', keys: {} },
  seeRuns: { group: 'workflow', keys: {} },
  tryOut: { group: 'workflow', keys: {} },
  seeVersions: { group: 'workflow', keys: {} },
  duplicateWorkflow: { group: 'workflow', keys: {} },
  exportFile: { group: 'workflow', keys: {} },
  importFile: { group: 'workflow', keys: {} },
  renameWorkflow: { group: 'workflow', keys: { editor: ['mod+shift+F2'] } },
} as const satisfies Record<string, Binding>

export type CommandId = keyof typeof keymap

export const commandGroups: readonly CommandGroup[] = ['edit', 'insert', 'view', 'workflow']

const bindings: Readonly<Record<CommandId, Binding>> = keymap

const isCommandId = (id: string): id is CommandId => id in keymap

export const commandIds: readonly CommandId[] = Object.keys(keymap).filter(isCommandId)

export const groupOf = (id: CommandId): CommandGroup => bindings[id].group

/** The keys of a command where the focus is at `place`; all of them where nothing is said about that. */
export function keysOf(id: CommandId, place?: FocusPlace): readonly string[] {
  const found = Object.entries(bindings[id].keys).flatMap(([name, keys]) =>
    place === undefined || includes(name, place) ? keys : [],
  )
  return [...new Set(found)]
}

function includes(name: string, place: FocusPlace): boolean {
  const known: Readonly<Record<string, readonly FocusPlace[]>> = places
  return known[name]?.includes(place) ?? false
}

/** The command that an event asks for, with the focus at `place`. */
export const commandFor = (event: KeyPress, place: FocusPlace): CommandId | undefined =>
  commandIds.find((id) => keysOf(id, place).some((keys) => pressed(event, keys)))

/**
 * The browser tells of these by events of its own (`cut`, `copy`, `paste`), which may read and write the clipboard
 * without asking; their keys are shown, but not listened for.
 */
export const isClipboardCommand = (id: CommandId): boolean => id === 'cut' || id === 'copy' || id === 'paste'
