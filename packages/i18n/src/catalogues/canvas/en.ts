export const canvas = {
  tools: 'Tools of the canvas',
  runsThisWay:
    '{count, plural, one {# run of the last day went this way} other {# runs of the last day went this way}}',
  insertBetween: 'Insert a step between “{from}” and “{to}”',
  insertBetweenOfPort: 'Insert a step between “{from}” ({port}) and “{to}”',
  mark: { added: 'Added', changed: 'Changed', removed: 'Removed' },
  refusal: {
    circle: 'That would be a circle: it comes before this step already.',
    list: 'Steps inside a list and steps outside of it are joined at “When done” only.',
    twice: 'These two are connected already.',
  },
  selection: {
    title: 'What is selected',
    count: '{count, plural, one {# selected} other {# selected}}',
  },
  tooMuchToPaste: 'That is too much: a workflow has room for {steps} steps and {notes} notes.',
  nothingToPaste: 'There are no copied steps or notes on the clipboard.',
  pasteByKey: 'This browser gives the clipboard to keys only: press Ctrl+V, or ⌘V on a Mac.',
  menu: {
    title: 'What can be done here',
    settings: 'Settings',
    addAfter: 'Add a step after it',
    addHere: 'Add a step here',
    insert: 'Insert a step',
    disconnect: 'Remove the connection',
    write: 'Write',
  },
  note: {
    name: 'Note: {text}',
    unnamed: 'Empty note',
    empty: 'Double-click to write',
    text: 'Text of the note',
    colour: 'Colour of the note',
    hue: { yellow: 'Yellow', blue: 'Blue', green: 'Green', pink: 'Pink', grey: 'Grey' },
  },
} as const
