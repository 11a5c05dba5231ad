/** Whether the reader's keyboard has a Command key where others have Ctrl. */
export const isApple = /^(Mac|iPhone|iPad)/.test(navigator.platform)
