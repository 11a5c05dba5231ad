import { lateCode } from '../../../../platform/scheduling/late-code'

/** What looks values up in samples. It brings the library that fills templates in, without which a form can be drawn. */
export const lateLookup = lateCode(async () => (await import('./sample-lookup')).sampleLookup)
