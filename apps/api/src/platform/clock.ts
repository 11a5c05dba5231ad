/** Tells the time. What decides by it takes it from here, so that a spec can set it. */
export type Clock = () => Date

export const CLOCK = Symbol('Clock')

export const systemClock: Clock = () => new Date()
