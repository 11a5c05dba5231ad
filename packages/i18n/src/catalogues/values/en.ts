export const values = {
  sample: {
    label: 'Sample',
    from: 'Samples from',
    fromShort: 'Samples from {event}',
    event: '{subject} · {when}',
    none: 'Nothing has happened yet. Examples are shown.',
    forbidden: 'You may not see past runs. Examples are shown.',
    failed: 'Past events could not be loaded. Examples are shown.',
    loading: 'Loading samples…',
    example: 'Example: {value}',
    real: 'Sample: {value}',
    empty: 'empty',
    emptyHere: 'Empty in this sample',
    items: '{count, plural, =0 {no items} one {# item} other {# items}}',
    itemsOf: '{count, plural, one {# item} other {# items}}: {items}',
  },
} as const
