/** Turning a draft on with a word about it, and what becomes of the runs that it leaves behind. */
export const publishing = {
  withNote: 'Turn on with a note',
  note: 'Note on this version',
  noteHint: 'What has changed and why, for those who look at the versions later.',
  changes: 'What changes',
  compare: 'See it on the canvas',
  waiting: '{count, plural, one {# run is waiting} other {# runs are waiting}}',
  place: '“{step}”: {count, plural, one {# run} other {# runs}}',
  turn: 'Waiting for their turn: {count, plural, one {# run} other {# runs}}',
  lookedAt: 'Of these, the first {count, number} were looked at.',
  stuck: {
    other_trigger:
      '{count, plural, one {# cannot go on with the changes} other {# cannot go on with the changes}}: the workflow starts with another trigger.',
    no_such_step:
      '{count, plural, one {# cannot go on with the changes: the step at which it waits is gone.} other {# cannot go on with the changes: the step at which they wait is gone.}}',
    would_repeat:
      '{count, plural, one {# cannot go on with the changes: something that it has done would be done twice.} other {# cannot go on with the changes: something that they have done would be done twice.}}',
  },
  choice: 'What becomes of them',
  choose: {
    keep: 'They finish as they began',
    move: 'They go on with the changes',
    cancel: 'They are cancelled',
  },
  means: {
    keep: 'Each on the version on which it started.',
    move: '{movable, plural, =0 {None of them can.} one {# of them can: what is done stays done, and a wait that is the same keeps its time.} other {# of them can: what is done stays done, and a wait that is the same keeps its time.}}',
    cancel: 'Steps that are done stay done.',
  },
} as const
