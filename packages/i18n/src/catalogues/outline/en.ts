export const history = {
  title: 'What was done',
  start: 'As it was at the beginning',
  isUndone: 'undone',
  undone: 'Undone: {change}',
  redone: 'Done again: {change}',
  done: 'Done: {change}',
  undoneSeveral: '{count, plural, one {# edit undone} other {# edits undone}}',
  redoneSeveral: '{count, plural, one {# edit done again} other {# edits done again}}',
} as const

export const outline = {
  title: 'Outline of the workflow',
  fold: 'Fold “{name}”',
  unfold: 'Unfold “{name}”',
  leadsNowhere: 'leads nowhere yet',
  continuesAt: 'continues at “{name}”',
  join: 'several ways meet here',
  way: '{name}, way {way} of {ways}',
  emptyNote: 'Empty note',
  showOutline: 'Show as an outline',
  showCanvas: 'Show on the canvas',
  menu: 'What can be done with “{name}”',
  addAt: 'Add a step at “{name}”',
  group: {
    loose: 'Not connected',
    notes: 'Notes',
  },
} as const

export const stepping = {
  rename: 'Rename “{name}”',
  connect: {
    title: 'Connect “{port}” of “{name}”',
    exit: 'From the exit',
    target: 'With the step',
    instead: 'Instead of “{name}”',
    none: 'There is no other step yet.',
  },
} as const
