/** What the arrow keys and their neighbours do; a list and a canvas know them without a command. */
export const movingKeys = {
  canvas: [
    { id: 'along', keys: ['ArrowRight', 'ArrowLeft'] },
    { id: 'between', keys: ['ArrowDown', 'ArrowUp'] },
    { id: 'nudge', keys: ['alt+ArrowRight', 'alt+shift+ArrowRight'] },
  ],
  outline: [
    { id: 'lines', keys: ['ArrowDown', 'ArrowUp'] },
    { id: 'unfold', keys: ['ArrowRight', 'ArrowLeft'] },
    { id: 'ends', keys: ['Home', 'End'] },
    { id: 'unfoldAll', keys: ['*'] },
    { id: 'byName', keys: [] },
    { id: 'mark', keys: ['mod+Space', 'shift+ArrowDown'] },
    { id: 'menu', keys: ['shift+F10'] },
  ],
} as const
